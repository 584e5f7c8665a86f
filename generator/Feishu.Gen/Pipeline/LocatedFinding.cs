using System.Collections.Immutable;
using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Pipeline;

/// <summary>A finding and the file that it is about; null where it is about the project.</summary>
internal sealed record LocatedFinding(string? Path, Finding Finding)
{
    /// <summary>The finding as the compiler reports it.</summary>
    public Diagnostic ToDiagnostic()
    {
        var span = Finding.Span;
        var location = Path is null
            ? Location.None
            : Location.Create(
                Path,
                new TextSpan(span.Start, span.Length),
                new LinePositionSpan(new LinePosition(span.Line, span.Column), new LinePosition(span.Line, span.Column + span.Length)));
        return Diagnostic.Create(Descriptors.Of(Finding.Rule), location, [.. Finding.Arguments]);
    }
}

/// <summary>Finds the places of what was only seen when the pages were put beside each other.</summary>
internal static class Finder
{
    /// <summary>The findings with their places; those that a page does not want are left out.</summary>
    public static EquatableArray<LocatedFinding> Locate(EquatableArray<PageFinding> findings, ImmutableArray<PageSource> pages)
    {
        var byPath = pages.ToLookup(p => p.RelativePath, StringComparer.Ordinal);
        return (from finding in findings
                let page = byPath[finding.Path].FirstOrDefault()
                where page is not null && !page.NoWarn.Contains(finding.Rule.Id)
                select new LocatedFinding(page.Path, finding.At(page.Source))).ToEquatableArray();
    }
}

/// <summary>The findings' kinds as the compiler knows them.</summary>
internal static class Descriptors
{
    /// <summary>The category of all of them.</summary>
    public const string Category = "Feishu.Gen";

    private const string HelpPage = "https://github.com/feishu-gen/Feishu.Gen/blob/main/docs/diagnostics.md";

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = Rules.All.ToDictionary(r => r.Id, Make, StringComparer.Ordinal);

    /// <summary>The compiler's kind for a finding's.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => s_byId[rule.Id];

    private static DiagnosticDescriptor Make(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.MessageFormat,
        Category,
        rule.Severity switch
        {
            Severity.Error => DiagnosticSeverity.Error,
            Severity.Warning => DiagnosticSeverity.Warning,
            Severity.Info => DiagnosticSeverity.Info,
            _ => DiagnosticSeverity.Hidden,
        },
        isEnabledByDefault: true,
        helpLinkUri: $"{HelpPage}#{rule.Id.ToLowerInvariant()}");
}
