namespace Feishu.Runtime;

/// <summary>How an operation sends its body.</summary>
public enum FeishuBodyKind
{
    /// <summary>It sends none.</summary>
    None,

    /// <summary><c>application/json</c>.</summary>
    Json,

    /// <summary><c>multipart/form-data</c>.</summary>
    Multipart,
}
