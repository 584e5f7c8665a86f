namespace Feishu.Testing.Answers;

/// <summary>Kinds of answer.</summary>
internal enum FeishuMockAnswerKind
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
