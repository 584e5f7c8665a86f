namespace Feishu.Runtime;

/// <summary>
/// How calls are repeated after a failure that another attempt may cure: a refusal for the rate, a connection that was not made, and, where repeating does nothing twice, a lost response or
/// a server's error. A refused token is not meant: it is renewed once in any case. What is not safe to repeat is reported once, whatever this says.
/// </summary>
public sealed record FeishuRetry
{
    private readonly int _maxAttempts;
    private readonly TimeSpan _delay = TimeSpan.FromSeconds(0.5);
    private readonly TimeSpan _maxDelay = TimeSpan.FromSeconds(30);

    /// <summary>Creates the settings of retries.</summary>
    /// <param name="maxAttempts">How often at most, the first attempt included; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public FeishuRetry(int maxAttempts) => MaxAttempts = maxAttempts;

    /// <summary>One attempt.</summary>
    public static FeishuRetry None { get; } = new(1);

    /// <summary>What clients do by themselves: four attempts.</summary>
    public static FeishuRetry Default { get; } = new(4);

    /// <summary>How often at most, the first attempt included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int MaxAttempts
    {
        get => _maxAttempts;
        init => _maxAttempts = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A call has at least one attempt.");
    }

    /// <summary>How long about to wait before the second attempt; before the next ones it is twice as long each time, and always more or less by chance. Where the platform says how long, that counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or longer than a day.</exception>
    public TimeSpan Delay
    {
        get => _delay;
        init => _delay = Checked(value);
    }

    /// <summary>How long to wait at most.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or longer than a day.</exception>
    public TimeSpan MaxDelay
    {
        get => _maxDelay;
        init => _maxDelay = Checked(value);
    }

    private static TimeSpan Checked(TimeSpan value)
        => value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Set a time of at most a day.");
}
