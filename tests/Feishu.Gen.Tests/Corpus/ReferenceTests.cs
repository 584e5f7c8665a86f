using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>All real pages in one project: it builds, and everything that is said of it is known.</summary>
[Collection<RealClientTests>]
public class ReferenceTests(RealClient client)
{
    [Fact]
    public void Emitted_code_compiles_without_a_warning()
    {
        foreach (var (project, complaints) in client.Complaints)
        {
            var said = complaints.Where(c => c.Severity >= DiagnosticSeverity.Warning).Select(c => c.ToString()).ToList();
            Assert.True(said.Count == 0, $"{project}: {said.Count}\n{string.Join("\n", said.Take(30))}");
        }
    }

    [Fact]
    public void Every_page_that_has_an_operation_yields_code()
    {
        Assert.DoesNotContain(client.Findings, f => f.Severity == DiagnosticSeverity.Error);
        Assert.NotEmpty(client.Operations);
        Assert.Equal(client.Catalog.Operations.Select(o => o.Id).Order(), client.Operations.Keys.Order());
    }

    [Fact]
    public void Every_page_that_has_events_yields_code()
    {
        Assert.NotEmpty(client.Events);
        Assert.Equal(client.Catalog.Events.Select(e => e.Event.Type).Order(), client.Events.Keys.Order());
    }

    [Fact]
    public void Tools_get_what_the_compiler_gets() =>
        PipelineOutput.AssertEqual(PipelineOutput.OfCatalog(RealPages.Project()), PipelineOutput.OfGenerator(client.Sources, client.Findings));

    [Fact]
    public void Every_warning_is_known()
    {
        var known = Snapshot.Read("warnings.txt");

        var list = KnownWarnings.List(client.Findings.Where(f => f.Severity == DiagnosticSeverity.Warning), known);

        Snapshot.Verify(list, "warnings.txt");
        Assert.Empty(KnownWarnings.Unexplained(list));
    }
}
