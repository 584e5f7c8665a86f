namespace Feishu.Testing.Responses;

/// <summary>Kinds of response.</summary>
internal enum FeishuMockResponseKind
{
    /// <summary>A result, to be put into the operation's envelope.</summary>
    Result,

    /// <summary>A refusal.</summary>
    Error,

    /// <summary>A whole body.</summary>
    Body,

    /// <summary>A file.</summary>
    Bytes,
}
