namespace Feishu.Runtime;

/// <summary>A call violates what its page says, and was not sent.</summary>
public sealed class FeishuValidationException : FeishuException
{
    /// <summary>Makes one, as the runtime does, or as a test does that has a mocked client fail.</summary>
    /// <param name="operation">The operation that was to be called.</param>
    /// <param name="violations">What is wrong: fields and descriptions, without the values.</param>
    public FeishuValidationException(FeishuOperation? operation, IReadOnlyList<FeishuFieldViolation> violations)
        : base($"{operation?.Id ?? "The call"} was not sent: {Text(violations)}", operation, status: null, logId: null) => Violations = violations;

    /// <summary>What is wrong: fields and descriptions, without the values.</summary>
    public IReadOnlyList<FeishuFieldViolation> Violations { get; }

    private static string Text(IReadOnlyList<FeishuFieldViolation> violations)
    {
        ArgumentNullException.ThrowIfNull(violations);
        return string.Join("; ", violations.Select(violation => $"{violation.Field} {violation.Description}"));
    }
}
