using System.Text.Json.Nodes;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>What a body is: what a request sends, or what comes back.</summary>
public enum BodyPart
{
    Request,
    Response,
}

/// <summary>A table of a page as it is known from a source that keeps the nesting.</summary>
/// <param name="Page">The page, relative to the project.</param>
/// <param name="Part">Which of the page's tables it is.</param>
/// <param name="Rows">Its rows; each below the one whose path its own begins with.</param>
internal sealed record BodyTable(string Page, BodyPart Part, IReadOnlyList<BodyRow> Rows)
{
    /// <summary>The paths of the objects that have fields; of lists of objects those of the items.</summary>
    public IEnumerable<string> Parents => Rows.Select(r => ParentOf(r.Path)).Where(p => p.Length > 0).Distinct();

    /// <summary>All tables that are known; skips the test where they are not there.</summary>
    public static IReadOnlyList<BodyTable> LoadAll() =>
    [
        .. from page in JsonNode.Parse(File.ReadAllText(RealPages.Find("truth-dev.json")))!.AsArray()
           from part in Enum.GetValues<BodyPart>()
           let rows = page[part.ToString().ToLowerInvariant()] as JsonArray
           where rows is not null
           select new BodyTable(
               $"{RealPages.Folder}{(string)page["id"]!}.md".Replace("//", "/", StringComparison.Ordinal),
               part,
               [.. rows.Select(r => new BodyRow(Squeezed((string)r!["path"]!), SpelledType.Read((string)r["type"]!)))]),
    ];

    /// <summary>The path of the object that a field stands in; empty at the outermost level.</summary>
    public static string ParentOf(string path) => path.LastIndexOf('.') is var dot and >= 0 ? path[..dot] : "";

    /// <inheritdoc />
    public override string ToString() => $"{Page} ({Part})";

    /// <summary>The fields of a list of lists stand where those of a list do.</summary>
    private static string Squeezed(string path)
    {
        while (path.Contains("[][]", StringComparison.Ordinal))
        {
            path = path.Replace("[][]", "[]", StringComparison.Ordinal);
        }

        return path;
    }
}

/// <summary>A row of a table.</summary>
/// <param name="Path">Where the field stands; <c>[]</c> follows the name of each list that it is in.</param>
/// <param name="Type">The type.</param>
internal sealed record BodyRow(string Path, SpelledType Type)
{
    /// <summary>The field's own name.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];
}
