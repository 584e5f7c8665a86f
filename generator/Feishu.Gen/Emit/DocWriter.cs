namespace Feishu.Gen.Emit;

/// <summary>Writes XML comments from the Markdown of pages.</summary>
internal static class DocWriter
{
    /// <summary>Writes an element from Markdown; nothing where there is no text.</summary>
    public static CodeWriter Doc(this CodeWriter code, string element, string markdown) =>
        code.DocElement(element, element, DocBlocks.ToXml(markdown));

    /// <summary>Writes an element whose start tag has attributes, from Markdown.</summary>
    public static CodeWriter Doc(this CodeWriter code, string element, string attributes, string markdown) =>
        code.DocElement(element, element + " " + attributes, DocBlocks.ToXml(markdown));

    /// <summary>Writes an element from lines of finished XML; nothing where there are none.</summary>
    public static CodeWriter DocElement(this CodeWriter code, string element, string start, IReadOnlyList<string> xml)
    {
        if (xml.Count == 0)
        {
            return code;
        }

        if (xml.Count == 1)
        {
            return code.Line($"/// <{start}>{Unwrapped(xml[0])}</{element}>");
        }

        code.Line($"/// <{start}>");
        foreach (var line in xml)
        {
            code.Line($"/// {line}");
        }

        return code.Line($"/// </{element}>");
    }

    /// <summary>A paragraph that stands alone needs no tags.</summary>
    private static string Unwrapped(string xml) =>
        xml.StartsWith("<para>", StringComparison.Ordinal) && xml.IndexOf("<para>", 6, StringComparison.Ordinal) < 0
            && xml.EndsWith("</para>", StringComparison.Ordinal)
            ? xml.Substring(6, xml.Length - 13)
            : xml;
}
