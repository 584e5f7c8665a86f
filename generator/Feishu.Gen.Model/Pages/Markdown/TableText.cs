namespace Feishu.Gen.Pages.Markdown;

/// <summary>Questions that are asked of the characters of a table, without making strings.</summary>
internal static class TableText
{
    /// <summary>The characters that open and close a block of code within a cell.</summary>
    public const string Fence = "```";

    /// <summary>How many characters a <see cref="Fence"/> has.</summary>
    public const int FenceLength = 3;

    /// <summary>Blank within a line.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u200B' or '\uFEFF';

    /// <summary>The start of the run without the blanks it begins with.</summary>
    public static int TrimStart(string text, int start, int end)
    {
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>The end of the run without the blanks it ends with.</summary>
    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>The run without the blanks around it.</summary>
    public static TextRun Trim(string text, int start, int end)
    {
        start = TrimStart(text, start, end);
        return new TextRun(start, TrimEnd(text, start, end));
    }

    /// <summary>Whether there is a pipe that is not escaped at a place.</summary>
    public static bool IsPipe(string text, int start, int index) => text[index] == '|' && (index == start || text[index - 1] != '\\');

    /// <summary>Whether a run holds a pipe.</summary>
    public static bool HasPipe(string text, TextRun run) => text.IndexOf('|', run.Start, run.Length) >= 0;

    /// <summary>Where the line after the one that ends at a place begins; the text's length where there is none.</summary>
    public static int NextLineStart(string text, int lineEnd)
    {
        if (lineEnd >= text.Length)
        {
            return text.Length;
        }

        return text[lineEnd] == '\r' && lineEnd + 1 < text.Length && text[lineEnd + 1] == '\n' ? lineEnd + 2 : lineEnd + 1;
    }

    /// <summary>Where the line ends that begins at a place: its line end or the end of the text.</summary>
    public static int LineEnd(string text, int start)
    {
        while (start < text.Length && text[start] is not ('\n' or '\r'))
        {
            start++;
        }

        return start;
    }

    /// <summary>Whether a line consists of dashes, colons and blanks with a pipe between: <c>--- | ---</c>, <c>|-|:-:|</c>.</summary>
    public static bool IsDelimiterRow(string text, int start)
    {
        var (pipes, dashes) = (0, 0);
        for (var i = start; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            switch (text[i])
            {
                case '|':
                    pipes++;
                    break;
                case '-':
                    dashes++;
                    break;
                case ':' or ' ' or '\t':
                    break;
                default:
                    return false;
            }
        }

        return pipes > 0 && dashes > 0;
    }

    /// <summary>Whether a line is a rule: three dashes or more, and nothing else.</summary>
    public static bool IsRule(string text, TextRun run)
    {
        var i = run.Start;
        while (i < run.End && text[i] == '-')
        {
            i++;
        }

        return i == run.End && run.Length >= 3;
    }

    /// <summary>Whether a line is a heading: one to six <c>#</c> and a blank, at the left margin.</summary>
    public static bool IsHeading(string text, int start, int end)
    {
        var i = start;
        while (i < end && text[i] == '#')
        {
            i++;
        }

        return i > start && i - start <= 6 && i < end && text[i] is ' ' or '\t';
    }

    /// <summary>Whether a line is a heading below the first level; a single <c>#</c> may be a comment in code.</summary>
    public static bool IsSubheading(string text, int start, int end) =>
        end - start > 2 && text[start] == '#' && text[start + 1] == '#' && IsHeading(text, start, end);

    /// <summary>Whether a fence stands at a place.</summary>
    public static bool IsFence(string text, int index, int end) =>
        text[index] == '`' && index + FenceLength <= end && text[index + 1] == '`' && text[index + 2] == '`';
}
