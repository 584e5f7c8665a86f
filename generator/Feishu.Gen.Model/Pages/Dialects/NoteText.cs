using System.Text;

namespace Feishu.Gen.Pages.Dialects;

/// <summary>
/// Notes, in the export's words. The mirror writes them as quotes with an English label (<c>&gt; **Tip**: text</c>, or
/// <c>&gt; **Note**</c> alone); in some cells the export has left the tag of the platform's source.
/// </summary>
internal static class NoteText
{
    /// <summary>What the export begins a note with.</summary>
    public const string Label = "**注意事项**：";

    private const string QuoteMark = "> **";
    private const string Bold = "**";
    private const string Tag = "<md-alert";
    private const string EndTag = "</md-alert>";

    /// <summary>How far the end of a tag is looked for; so the time stays in proportion to the text.</summary>
    private const int LongestTag = 256;

    /// <summary>Prose whose quotes that are notes are written as such.</summary>
    public static string OfQuotes(string prose)
    {
        if (prose.IndexOf(QuoteMark, 0, StringComparison.Ordinal) < 0)
        {
            return prose;
        }

        var isNote = false;
        var lines = new List<string>();
        foreach (var line in prose.Split('\n'))
        {
            if (ReadLabel(line) is { } text)
            {
                isNote = true;
                if (text.Length > 0)
                {
                    lines.Add(text);
                }
            }
            else
            {
                isNote &= line.Length > 0 && line[0] == '>';
                lines.Add(isNote ? line.Substring(1).TrimStart() : line);
            }
        }

        return string.Join("\n", lines);
    }

    /// <summary>A cell without the tags of notes.</summary>
    public static string OfTags(string cell)
    {
        if (cell.IndexOf(Tag, 0, StringComparison.Ordinal) < 0)
        {
            return cell;
        }

        var written = new StringBuilder(cell.Length);
        var from = 0;
        while (cell.IndexOf(Tag, from, StringComparison.Ordinal) is >= 0 and var start
            && cell.IndexOf('>', start, Math.Min(LongestTag, cell.Length - start)) is >= 0 and var end)
        {
            written.Append(cell, from, start - from).Append(Label);
            from = end + 1;
            while (from < cell.Length && cell[from] is ' ' or '\n')
            {
                from++;
            }
        }

        return written.Append(cell, from, cell.Length - from).Replace(EndTag, "").ToString();
    }

    /// <summary>The first line of a note without its quote mark; null where none begins. A label that stands alone says nothing.</summary>
    private static string? ReadLabel(string line)
    {
        if (!line.StartsWith(QuoteMark, StringComparison.Ordinal) || line.IndexOf(Bold, QuoteMark.Length, StringComparison.Ordinal) is not (>= 0 and var close))
        {
            return null;
        }

        for (var i = QuoteMark.Length; i < close; i++)
        {
            if (line[i] is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z')))
            {
                return null;
            }
        }

        var rest = line.Substring(close + Bold.Length);
        return rest.Length == 0 ? "" : rest[0] == ':' ? Label + rest.Substring(1).TrimStart() : null;
    }
}
