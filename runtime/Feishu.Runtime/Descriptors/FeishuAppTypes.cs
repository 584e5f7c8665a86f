namespace Feishu.Runtime;

/// <summary>The kinds of app that may call an operation.</summary>
[Flags]
public enum FeishuAppTypes
{
    /// <summary>The page does not say.</summary>
    Unknown = 0,

    /// <summary>Self-built apps.</summary>
    Custom = 1,

    /// <summary>Store apps.</summary>
    Store = 2,
}
