using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests;

/// <summary>The pages that ship with the repository are an example to others.</summary>
public class SpecsTests
{
    private static readonly PageProject s_project = new() { Pages = [.. Repository.Specs.Select(p => ("specs/" + p.Path, p.Text))] };

    [Fact]
    public void Every_page_yields_an_operation_without_complaint()
    {
        var run = s_project.Run();

        Assert.NotEmpty(s_project.Pages);
        Assert.Null(run.Exception);
        Assert.DoesNotContain(run.Diagnostics, d => d.Severity >= DiagnosticSeverity.Warning);
        var emitted = run.GeneratedSources.Select(s => s.SourceText.ToString()).ToList();
        Assert.All(s_project.Pages, page => Assert.Contains(emitted, e => e.Contains($"// Made by Feishu.Gen from {page.Path}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void All_pages_compile_together() => Consumer.CompileWithEmitted(s_project with { Sources = [Consumer.Hostile] });
}
