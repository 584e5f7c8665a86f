namespace Feishu.Gen.Pages.Markdown;

/// <summary>The marks by which tables show nesting in the first cell: <c>&amp;nbsp;&amp;nbsp;└ name</c>, <c>&amp;emsp;∟name</c>, <c>∟∟name</c>.</summary>
internal static class TreeMarks
{
    private const int WidthOfMark = 2;

    private static readonly (string Entity, int Width)[] s_blanks = [("&nbsp;", 1), ("&ensp;", 1), ("&emsp;", 2)];

    /// <summary>A name cell taken apart.</summary>
    /// <param name="Mark">The mark, or the default where there is none.</param>
    /// <param name="NameStart">Where in the cell the name begins.</param>
    /// <param name="Indent">How far the name is set in: the width of the blanks before the mark, and two for every further mark.</param>
    /// <param name="HasBacktick">A backtick stands before the mark, so that its fellow behind the name is a stray one.</param>
    internal readonly record struct Reading(char Mark, int NameStart, int Indent, bool HasBacktick);

    /// <summary>Whether a character marks a nested row.</summary>
    public static bool IsMark(char c) => c is '└' or '∟';

    /// <summary>The length of the entity for a blank that stands at a place, or 0.</summary>
    public static int BlankEntityLength(string text, int index, int end) => BlankAt(text, index, end).Length;

    /// <summary>Reads the marks and what surrounds them at the front of a name cell.</summary>
    public static Reading Read(string cell)
    {
        var reading = default(Reading);
        var (indent, hasBacktick) = (0, false);
        for (var i = 0; i < cell.Length;)
        {
            if (IsMark(cell[i]))
            {
                indent += reading.Mark == default ? 0 : WidthOfMark;
                i++;
                reading = new Reading(cell[i - 1], SkipBlanks(cell, i), indent, hasBacktick);
                continue;
            }

            var (length, width) = BlankAt(cell, i, cell.Length);
            if (length == 0 && (cell[i] != '`' || reading.Mark != default))
            {
                break;
            }

            // Blanks between mark and name are no indent.
            hasBacktick |= cell[i] == '`';
            indent += reading.Mark == default ? width : 0;
            i += Math.Max(1, length);
        }

        return reading;
    }

    private static int SkipBlanks(string cell, int index)
    {
        while (index < cell.Length && BlankAt(cell, index, cell.Length).Length is > 0 and var length)
        {
            index += length;
        }

        return index;
    }

    private static (int Length, int Width) BlankAt(string text, int index, int end)
    {
        switch (text[index])
        {
            case ' ' or '\t' or '\u200B' or '\n':
                return (1, 0);
            case '\u00A0' or '\u2002':
                return (1, 1);
            case '\u2003':
                return (1, 2);
            case '&':
                foreach (var (entity, width) in s_blanks)
                {
                    if (entity.Length <= end - index && string.CompareOrdinal(text, index, entity, 0, entity.Length) == 0)
                    {
                        return (entity.Length, width);
                    }
                }

                return (0, 0);
            default:
                return (0, 0);
        }
    }
}
