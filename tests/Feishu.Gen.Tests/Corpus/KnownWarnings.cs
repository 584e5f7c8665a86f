using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>
/// The warnings about the real pages: a line for each rule and page with the number of warnings and the reason. The list is made of what
/// is said now and of the reasons that were known before; a line that is new has none until somebody writes it.
/// </summary>
internal static class KnownWarnings
{
    private const string Divider = " | ";

    /// <summary>The list.</summary>
    /// <param name="findings">What is said now.</param>
    /// <param name="known">The list as it was.</param>
    public static string List(IEnumerable<Diagnostic> findings, string known)
    {
        var reasons = known.Split('\n')
            .Select(line => line.Split(Divider))
            .Where(cells => cells.Length == 4)
            .ToDictionary(cells => (cells[0], cells[1]), cells => cells[3]);
        var lines = from finding in findings
                    group finding by (Rule: finding.Id, Page: PageOf(finding)) into said
                    orderby said.Key.Rule, said.Key.Page
                    let count = said.Count().ToString(CultureInfo.InvariantCulture)
                    select string.Join(Divider, said.Key.Rule, said.Key.Page, count, reasons.GetValueOrDefault(said.Key)) + "\n";
        return string.Concat(lines);
    }

    /// <summary>The lines that no reason stands in.</summary>
    public static IEnumerable<string> Unexplained(string list) => list.Split('\n').Where(line => line.EndsWith(Divider, StringComparison.Ordinal));

    private static string PageOf(Diagnostic finding)
    {
        var path = finding.Location.GetLineSpan().Path;
        return path[(path.IndexOf(RealPages.Folder, StringComparison.Ordinal) + RealPages.Folder.Length)..];
    }
}
