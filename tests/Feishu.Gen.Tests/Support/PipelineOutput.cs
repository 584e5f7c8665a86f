using System.Globalization;
using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Emit;
using Feishu.Gen.Operations.Reading;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests.Support;

/// <summary>What comes of pages: the emitted files by name, and what is reported, a line each.</summary>
/// <param name="Files">The files.</param>
/// <param name="Findings">The findings with their places, in an order of their own.</param>
internal sealed record PipelineOutput(IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Findings)
{
    private static readonly EmitOptions s_options = new("Feishu.Bots.FeishuApi", "FeishuClient", "public");

    /// <summary>What the compiler gets.</summary>
    public static PipelineOutput OfGenerator(PageProject project)
    {
        var run = project.Run();
        Assert.Null(run.Exception);
        return OfGenerator(run.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())), run.Diagnostics);
    }

    /// <summary>The same of a run that was made before.</summary>
    public static PipelineOutput OfGenerator(IEnumerable<(string Name, string Text)> files, IEnumerable<Diagnostic> diagnostics) => new(
        files.ToDictionary(f => f.Name, f => f.Text, StringComparer.Ordinal),
        Sorted(diagnostics.Select(d =>
        {
            var place = d.Location.GetLineSpan();
            return Line(
                d.Id, d.DefaultSeverity.ToString(), place.Path, d.Location.SourceSpan.Start, d.Location.SourceSpan.Length, place.StartLinePosition.Line, place.StartLinePosition.Character,
                d.GetMessage(CultureInfo.InvariantCulture));
        })));

    /// <summary>What tools get: the catalog, built at once, and what is emitted for it.</summary>
    public static PipelineOutput OfCatalog(PageProject project)
    {
        var pages = project.Pages.Select(p => (p.Path, Result: OperationReader.Read(p.Text))).ToList();
        var catalog = CatalogBuilder.Build(pages);
        var results = pages.ToDictionary(p => p.Path, p => p.Result, StringComparer.Ordinal);
        var findings = pages.SelectMany(p => p.Result.Findings, (p, finding) => (p.Path, Finding: finding))
            .Concat(catalog.Findings.Select(f => (f.Path, Finding: f.At(results[f.Path].Source))));
        return new PipelineOutput(
            Emit(catalog).ToDictionary(f => f.HintName, f => f.Text, StringComparer.Ordinal),
            Sorted(findings.Select(f => Line(project.FullPath(f.Path), f.Finding))));
    }

    /// <summary>All that is emitted for a catalog.</summary>
    public static IEnumerable<EmittedFile> Emit(ApiCatalog catalog) =>
    [
        .. catalog.Operations.Select(p => OperationEmitter.Emit(p, s_options)),
        .. catalog.EventFiles.Select(p => EventEmitter.Emit(p, s_options)),
        .. catalog.Types.Select(p => SharedTypesEmitter.Emit(p, s_options)),
        .. catalog.Versions.Select(p => ClientEmitter.EmitVersion(p, s_options)),
        .. catalog.Services.Select(p => ClientEmitter.EmitService(p, s_options)),
        .. catalog.Clients.Select(p => ClientEmitter.EmitClient(p, s_options)),
    ];

    /// <summary>Fails at the first thing that differs.</summary>
    public static void AssertEqual(PipelineOutput expected, PipelineOutput actual)
    {
        Assert.Equal(expected.Files.Keys.Order(StringComparer.Ordinal), actual.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected.Files, file => Assert.Equal(file.Value, actual.Files[file.Key]));
        Assert.Equal(expected.Findings, actual.Findings);
    }

    private static string Line(string path, Finding finding) => Line(
        finding.Rule.Id, finding.Rule.Severity.ToString(), path, finding.Span.Start, finding.Span.Length, finding.Span.Line, finding.Span.Column, finding.Message);

    private static string Line(string id, string severity, string path, int start, int length, int line, int column, string message) =>
        FormattableString.Invariant($"{path}({line},{column}) {start}+{length} {id} {severity} {message}");

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
