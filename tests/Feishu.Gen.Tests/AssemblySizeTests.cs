using Feishu.Gen.Tests.Corpus;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests;

/// <summary>How much assembly an operation or event takes, with its models, JSON code, descriptor and error table. The bounds are what it takes now with a little room.</summary>
[Collection<RealClientTests>]
public class AssemblySizeTests(RealClient client)
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp12, DocumentationMode.None);

    [Fact]
    public void Real_pages_take_few_bytes_an_operation()
    {
        RealPages.Find("dev");
        Assert.InRange(BytesOf(client.Sources.Select(s => s.Text)) / (client.Catalog.Operations.Count + client.Catalog.Events.Count), 1, 6900);
    }

    [Fact]
    public void Pages_of_the_repository_take_few_bytes_an_operation()
    {
        // More than of the whole reference, as the few pages share little.
        var pages = new PageProject { Pages = [.. Repository.Specs.Select(p => ("specs/" + p.Path, p.Text))] };
        var sources = pages.Run().GeneratedSources.Select(s => s.SourceText.ToString()).ToList();

        Assert.InRange(BytesOf(sources) / pages.Pages.Length, 1, 9200);
    }

    private static long BytesOf(IEnumerable<string> sources)
    {
        var compilation = Consumer.Compile(sources, s_language);
        var options = compilation.Options.WithOptimizationLevel(OptimizationLevel.Release).WithDeterministic(true).WithGeneralDiagnosticOption(ReportDiagnostic.Default);
        using var assembly = new MemoryStream();
        var result = compilation.WithOptions(options).Emit(assembly);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Take(10)));
        return assembly.Length;
    }
}
