using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>
/// Reads what a page that is no endpoint says of structures: a heading that is the name of a type and a block of JSON, or of
/// something like it, with the type's fields; and the objects in these blocks, each under its key.
/// </summary>
internal static class GuideReader
{
    /// <summary>Reads a page.</summary>
    public static TypeGuide Read(Page page)
    {
        var defined = new List<(string, IEnumerable<string>)>();
        var shown = new List<(string, string)>();
        foreach (var section in page.Sections)
        {
            var fields = new SortedSet<string>(StringComparer.Ordinal);
            var isDefined = false;
            foreach (var table in section.Blocks.OfType<PageBlock.Table>())
            {
                foreach (var name in FieldNames(table))
                {
                    var parts = name.Split('.');
                    fields.Add(parts[0]);
                    if (parts.Length > 1)
                    {
                        shown.Add((parts[parts.Length - 2], parts[parts.Length - 1]));
                    }
                }
            }

            foreach (var block in section.Blocks.OfType<PageBlock.Example>())
            {
                if (LenientJson.Read(block.Text).Value is not JsonValue.Object value)
                {
                    continue;
                }

                isDefined = true;
                fields.UnionWith(value.Members.Select(member => member.Name));
                Collect(value, shown);
            }

            if (isDefined && TypeName(section.Heading.Text) is { Length: > 0 } type)
            {
                defined.Add((type, fields));
            }
        }

        return TypeGuide.Of(defined, shown);
    }

    /// <summary>The type that a heading names: <c>2.1 Grid Column</c>, <c>InlineFile（…）</c>; empty where it names none.</summary>
    private static string TypeName(string heading)
    {
        var text = heading.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ' ');
        var end = 0;
        while (end < text.Length && text[end] < 128 && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or ' '))
        {
            end++;
        }

        return text.Substring(0, end);
    }

    private static IEnumerable<string> FieldNames(PageBlock.Table table)
    {
        return TableColumns.Of(table) is { Type: >= 0 } columns
            ? table.Rows.Select(row => TableColumns.Plain(row, columns.Name)!).Where(name => name.Length > 0)
            : [];
    }

    private static void Collect(JsonValue value, List<(string, string)> shown)
    {
        foreach (var member in value is JsonValue.Object o ? o.Members : [])
        {
            foreach (var inner in member.Value is JsonValue.Array list ? list.Items : [member.Value])
            {
                foreach (var key in inner is JsonValue.Object fields ? fields.Members : [])
                {
                    shown.Add((member.Name, key.Name));
                }

                Collect(inner, shown);
            }
        }
    }
}
