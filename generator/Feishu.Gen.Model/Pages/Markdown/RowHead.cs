using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Pages.Markdown;

/// <summary>What the first cells of a line say about whether it begins a row.</summary>
/// <param name="IsPlausible">The first cell is short and no list item, quote or sentence.</param>
/// <param name="LooksLikeField">The first cell is a name or a number, and the second could be a type or a code.</param>
/// <param name="LooksLikeTypedField">It does, and the second cell is one of the platform's primitive types.</param>
/// <param name="IsBrokenLabel">The line is a label that the platform breaks over several lines.</param>
internal readonly record struct RowHead(bool IsPlausible, bool LooksLikeField, bool LooksLikeTypedField, bool IsBrokenLabel)
{
    private const int LongestLabel = 48;
    private const int LongestType = 60;

    // The labels of the request table that carry a note on further lines.
    private static readonly string[] s_brokenLabels = ["权限要求", "字段权限要求"];

    /// <summary>Looks at a line.</summary>
    public static RowHead Of(string text, TextRun line, bool hasOuterPipe)
    {
        var start = hasOuterPipe ? line.Start + 1 : line.Start;
        var pipe = FindPipe(text, start, line.End);
        if (IsWithinCode(text, start, pipe))
        {
            return default;
        }

        var first = StripTreeMarks(text, TableText.Trim(text, start, pipe), out var hasTreeMark);
        var name = BeforeTag(text, first);
        var isName = hasTreeMark || IsName(text, name);
        var second = pipe < line.End ? TableText.Trim(text, pipe + 1, FindPipe(text, pipe + 1, line.End)) : default;
        return new RowHead(
            IsPlausible: isName || IsLabel(text, name),
            LooksLikeField: isName && IsType(text, second),
            LooksLikeTypedField: isName && TypeSpelling.IsPrimitive(text, second.Start, second.Length),
            IsBrokenLabel: pipe == line.End && (hasTreeMark || IsOneOf(text, first, s_brokenLabels)));
    }

    /// <summary>Whether the first pipe stands between backticks, so that it is none.</summary>
    private static bool IsWithinCode(string text, int start, int pipe)
    {
        var isWithin = false;
        for (var i = start; i < pipe; i++)
        {
            isWithin ^= text[i] == '`';
        }

        return isWithin;
    }

    private static int FindPipe(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (TableText.IsPipe(text, start, i))
            {
                return i;
            }
        }

        return end;
    }

    /// <summary>Takes blanks, tree marks and the signs of code and bold from both ends.</summary>
    private static TextRun StripTreeMarks(string text, TextRun run, out bool hasTreeMark)
    {
        var (start, end) = (run.Start, run.End);
        hasTreeMark = false;
        while (start < end)
        {
            var entity = TreeMarks.BlankEntityLength(text, start, end);
            if (entity == 0 && !TreeMarks.IsMark(text[start]) && text[start] is not ('`' or '*' or ' '))
            {
                break;
            }

            hasTreeMark |= TreeMarks.IsMark(text[start]);
            start += Math.Max(1, entity);
        }

        while (end > start && text[end - 1] is '`' or '*' or ' ')
        {
            end--;
        }

        return new TextRun(start, end);
    }

    /// <summary>What stands before a line break: a note below the name or the label, in the same cell, does not matter.</summary>
    private static TextRun BeforeTag(string text, TextRun run)
    {
        var tag = run.Length > 1 ? text.IndexOf('<', run.Start + 1, run.Length - 1) : -1;
        return tag < 0 ? run : new TextRun(run.Start, tag);
    }

    /// <summary>A field's name or a number, which may be negative.</summary>
    private static bool IsName(string text, TextRun run)
    {
        var i = run.Start;
        if (run.Length > 1 && text[i] == '-' && text[i + 1] is >= '0' and <= '9')
        {
            return IsName(text, run with { Start = i + 1 });
        }

        while (i < run.End && IsNameCharacter(text[i]))
        {
            i++;
        }

        return i > run.Start && i == run.End && text[run.Start] is not ('-' or '.' or ':');
    }

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '[' or ']' or '\\' or '$' or '@' or ':';

    private static bool IsType(string text, TextRun run)
    {
        if (run.Length is 0 or > LongestType)
        {
            return false;
        }

        for (var i = run.Start; i < run.End; i++)
        {
            if (text[i] is < ' ' or > '~' or '"' or '=' or '?' or '!')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLabel(string text, TextRun run)
    {
        if (run.Length == 0 || text[run.Start] is '[' or '<')
        {
            return true;
        }

        if (run.Length > LongestLabel || text[run.Start] is '-' or '>' or '（' || IsNumbered(text, run))
        {
            return false;
        }

        for (var i = run.Start; i < run.End; i++)
        {
            if (text[i] is '。' or '；' or '：' or '！' or '？' or '，')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An item of a numbered list: <c>1. text</c>.</summary>
    private static bool IsNumbered(string text, TextRun run)
    {
        var i = run.Start;
        while (i < run.End && text[i] is >= '0' and <= '9')
        {
            i++;
        }

        return i > run.Start && i + 1 < run.End && text[i] == '.' && text[i + 1] == ' ';
    }

    private static bool IsOneOf(string text, TextRun run, string[] words)
    {
        foreach (var word in words)
        {
            if (run.Length == word.Length && string.CompareOrdinal(text, run.Start, word, 0, word.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
