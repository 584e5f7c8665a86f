namespace Feishu.Runtime;

/// <summary>How often a call may be repeated after a failure that another attempt may cure. A refused token is not meant: it is renewed once in any case.</summary>
/// <param name="MaxAttempts">How often at most, the first attempt included; at least 1.</param>
/// <remarks>The transport itself makes one attempt whatever this says; it is for handlers and later versions that repeat.</remarks>
public sealed record FeishuRetry(int MaxAttempts)
{
    /// <summary>One attempt.</summary>
    public static FeishuRetry None { get; } = new(1);
}
