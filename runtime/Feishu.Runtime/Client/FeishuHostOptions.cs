using Feishu.Runtime.Resilience;

namespace Feishu.Runtime;

/// <summary>The options of a client that <c>AddFeishu</c> makes: it can also retry calls and keep to limits.</summary>
public sealed class FeishuHostOptions : FeishuOptions
{
    /// <summary>How calls are retried; null for <see cref="FeishuRetry.Default"/>.</summary>
    public FeishuRetry? Retry { get; set; }

    /// <summary>How many of all calls may be retries, so that retrying does not make a failing platform worse: 0.2 stands for a fifth. A few are always free.</summary>
    public double RetryBudget { get; set; } = 0.2;

    /// <summary>Whether to keep calls within the limits that the operations' pages give, for each tenant, by waiting before they are sent.</summary>
    public bool LimitCalls { get; set; }

    /// <inheritdoc cref="FeishuOptions.UseLark"/>
    public new FeishuHostOptions UseLark()
    {
        base.UseLark();
        return this;
    }

    private protected override void CheckMore(Action<bool, string> check)
        => check(RetryBudget is >= 0 and <= 10, $"{nameof(FeishuHostOptions)}.{nameof(RetryBudget)}: set a share of the calls, such as 0.2.");
}
