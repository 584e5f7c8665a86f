namespace Feishu.Gen.Cli.Files;

/// <summary>The ends of lines in pages and code.</summary>
internal static class LineEnds
{
    /// <summary>The text with LF for CR LF and CR. Other characters that divide lines, such as U+2028, belong to the text of a page.</summary>
    public static string ToLf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
