namespace Feishu.Runtime;

/// <summary>What became of an event, and what the platform is told.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Body">The JSON of the response: what a card action's handler said, and <c>{}</c> for everything else.</param>
public sealed record FeishuEventResult(FeishuEventOutcome Outcome, ReadOnlyMemory<byte> Body)
{
    internal FeishuEventResult(FeishuEventOutcome outcome)
        : this(outcome, NoWords)
    {
    }

    /// <summary>The response of which the platform reads no more than that there is one.</summary>
    internal static ReadOnlyMemory<byte> NoWords { get; } = "{}"u8.ToArray();
}
