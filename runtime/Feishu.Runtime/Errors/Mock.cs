namespace Feishu.Runtime.Errors;

/// <summary>Classes that were made for mocking: whose constructor was the one without arguments.</summary>
internal static class Mock
{
    /// <summary>What to throw where a member was called that the mock does not override.</summary>
    /// <param name="mock">The mock.</param>
    public static InvalidOperationException Missing(object mock)
    {
        ArgumentNullException.ThrowIfNull(mock);
        return new($"This {mock.GetType().Name} was made without a transport, for mocking; the member that was called is not overridden.");
    }
}
