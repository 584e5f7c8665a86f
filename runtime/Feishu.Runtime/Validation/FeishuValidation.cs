namespace Feishu.Runtime;

/// <summary>What is done about a call that goes against what its page says: lengths, ranges, patterns, required fields. The platform's rules may change before the page does, so that it is nothing unless asked for.</summary>
public enum FeishuValidation
{
    /// <summary>Nothing; the platform decides.</summary>
    Off,

    /// <summary>A warning is logged, and the call is sent.</summary>
    Warn,

    /// <summary>A <see cref="FeishuValidationException"/> is thrown, and nothing is sent.</summary>
    Throw,
}
