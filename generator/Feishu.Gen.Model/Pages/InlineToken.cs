namespace Feishu.Gen.Pages;

/// <summary>What a part of inline Markdown is.</summary>
internal enum InlineKind
{
    /// <summary>Text that a reader sees.</summary>
    Text,

    /// <summary>Code between backticks.</summary>
    Code,

    /// <summary>The text of a link or an image begins.</summary>
    LinkStart,

    /// <summary>The text of a link or an image ends, and its address stands here.</summary>
    LinkEnd,

    /// <summary>A line ends.</summary>
    LineBreak,

    /// <summary>A paragraph, a list or one of its items begins or ends.</summary>
    BlockBreak,

    /// <summary>An item of a list begins.</summary>
    ListItem,

    /// <summary>Layout that a reader does not see as text: emphasis, a stray backtick, a tag.</summary>
    Mark,
}

/// <summary>A part of inline Markdown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">The character behind it.</param>
/// <param name="Value">What it says, where that is not what stands there: a character for its entity, code without its backticks, a link's address.</param>
internal readonly record struct InlineToken(InlineKind Kind, int Start, int End, string? Value = null)
{
    /// <summary>Whether the link that begins or ends here has its closing parenthesis.</summary>
    public bool IsWhole { get; init; }
}
