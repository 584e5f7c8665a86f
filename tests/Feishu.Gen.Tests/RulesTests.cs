using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Tests;

/// <summary>The list of rules, and what is written elsewhere about it.</summary>
public class RulesTests
{
    private static readonly string s_docs = Path.Combine(Repository.Root, "docs", "diagnostics.md");

    [Fact]
    public void Every_rule_is_tested() => Assert.Equal(Rules.All.Select(r => r.Id), Faults.All.Select(f => f.Rule.Id).Distinct().Order());

    [Fact]
    public void Ids_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Rules.All.Count).Select(n => $"FSG{n:0000}"), Rules.All.Select(r => r.Id));

    [Fact]
    public void Every_rule_is_in_the_list() =>
        Assert.Equal(typeof(Rules).GetFields().Select(f => ((Rule)f.GetValue(null)!).Id).Order(), Rules.All.Select(r => r.Id));

    [Fact]
    public void Documentation_is_made_of_the_rules() => Snapshot.VerifyFile(Documentation(), s_docs);

    [Fact]
    public void Releases_list_the_rules()
    {
        var folder = Path.Combine(Repository.Root, "generator", "Feishu.Gen");
        var entries = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(f => File.ReadLines(Path.Combine(folder, f)))
            .Where(l => l.StartsWith("FSG", StringComparison.Ordinal));

        Assert.Equal(Rules.All.Select(r => $"{r.Id} | Feishu.Gen | {r.Severity} | {r.Title}"), entries);
    }

    [Fact]
    public void Build_targets_say_what_the_rules_say()
    {
        var targets = XDocument.Load(Path.Combine(Repository.Root, "generator", "Feishu.Gen", "build", "Feishu.Gen.targets"));
        var errors = targets.Descendants("Error").Select(e => (Code: e.Attribute("Code")!.Value, Text: e.Attribute("Text")!.Value));

        Assert.Equal(
            BuildRules.All.Select(r => (r.Id, r.MessageFormat)),
            errors.OrderBy(e => e.Code, StringComparer.Ordinal).Select(e => (e.Code, Numbered(e.Text))));
    }

    /// <summary>A message of MSBuild with numbers for its properties.</summary>
    private static string Numbered(string text)
    {
        var properties = new List<string>();
        return Regex.Replace(text, @"\$\(\w+\)", match =>
        {
            if (!properties.Contains(match.Value))
            {
                properties.Add(match.Value);
            }

            return "{" + properties.IndexOf(match.Value) + "}";
        });
    }

    private static string Documentation()
    {
        var text = new StringBuilder("""
            # Diagnostics

            What Feishu.Gen has to say about pages. The severity says what is to be done: **Error**, the page yields no code; **Warning**, the
            emitted code may be wrong there, or there is none though one may expect it; **Info**, a flaw of the page without effect;
            **Hidden**, nothing.

            A diagnostic is silenced for a single page in the project file, and for all of them in an `.editorconfig`:

            ```xml
            <FeishuPage Update="specs/x.md" NoWarn="FSG0008;FSG0010" />
            ```

            ```ini
            is_global = true
            dotnet_diagnostic.FSG0010.severity = none
            ```

            | Id | Severity | Title | Message | What to do |
            |---|---|---|---|---|

            """);
        AddRows(text, Rules.All);
        text.Append("""

            ## Of the build

            What is said before the compiler runs, and stops it. It is about the project, and cannot be silenced.

            | Id | Severity | Title | Message | What to do |
            |---|---|---|---|---|

            """);
        AddRows(text, BuildRules.All);
        return text.ToString();
    }

    private static void AddRows(StringBuilder text, IEnumerable<Rule> rules)
    {
        foreach (var rule in rules)
        {
            var id = $"<a id=\"{rule.Id.ToLowerInvariant()}\"></a>{rule.Id}";
            text.Append("| ").AppendJoin(" | ", id, rule.Severity.ToString(), Cell(rule.Title), Cell(rule.MessageFormat), Cell(rule.Remedy)).Append(" |\n");
        }
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal);
}
