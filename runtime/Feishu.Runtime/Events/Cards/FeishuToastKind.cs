namespace Feishu.Runtime;

/// <summary>How a toast looks.</summary>
public enum FeishuToastKind
{
    /// <summary>Plain.</summary>
    Info,

    /// <summary>Something succeeded.</summary>
    Success,

    /// <summary>Something is to be noticed.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
