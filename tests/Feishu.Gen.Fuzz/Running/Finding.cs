using System.Diagnostics;

namespace Feishu.Gen.Fuzz.Running;

/// <summary>What went wrong with an input.</summary>
/// <param name="Kind">What tells it from findings with another cause.</param>
/// <param name="Details">All that is known of it.</param>
internal sealed record Finding(string Kind, string Details)
{
    /// <summary>Makes the finding of an exception: those that come from the same method are of one kind.</summary>
    public static Finding Of(Exception exception)
    {
        if (exception is FuzzException found)
        {
            return new Finding(found.Kind, found.Message);
        }

        var method = new StackTrace(exception).GetFrames().Select(f => f.GetMethod()).FirstOrDefault(m => m?.DeclaringType?.FullName?.StartsWith("Feishu.", StringComparison.Ordinal) == true);
        return new Finding($"{exception.GetType().Name} in {method?.DeclaringType?.Name}.{method?.Name}", exception.ToString());
    }
}
