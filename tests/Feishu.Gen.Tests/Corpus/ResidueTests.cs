using System.Text.RegularExpressions;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>No comment on the code that is emitted for real pages shows Markdown or HTML that nobody turned into XML.</summary>
[Collection<RealClientTests>]
public partial class ResidueTests(RealClient client)
{
    [Fact]
    public void Nothing_of_Markdown_is_left_in_comments()
    {
        var residue = client.Sources
            .SelectMany(s => Comments(s.Text))
            .Where(text => Residue().IsMatch(text))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.True(residue.Count == 0, string.Join("\n", residue.Take(30)));
    }

    /// <summary>The text of the lines of comments, without tags and without code, which may hold anything.</summary>
    private static IEnumerable<string> Comments(string code)
    {
        var inCode = false;
        foreach (var line in code.Split('\n').Select(l => l.TrimStart()).Where(l => l.StartsWith("///", StringComparison.Ordinal)))
        {
            var isEdge = line is "/// <code>" or "/// </code>";
            inCode = isEdge ? line == "/// <code>" : inCode;
            if (!isEdge && !inCode)
            {
                yield return Tags().Replace(Code().Replace(line[3..], ""), "").Trim();
            }
        }
    }

    [GeneratedRegex("<c>.*?</c>")]
    private static partial Regex Code();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    /// <summary>Emphasis, links whole and broken, ticks, images, headings, quotes, containers, tables, escapes, tags and entities.</summary>
    [GeneratedRegex(@"\*\*|\]\(|\[[^\]]*$|`|!\[|^#+ |^&gt;|:::|^\||---\||\\[-\[\]_*#]|&lt;/?[a-z-]+(&gt;|[ /])|&amp;#?\w+;|\u00a0")]
    private static partial Regex Residue();
}
