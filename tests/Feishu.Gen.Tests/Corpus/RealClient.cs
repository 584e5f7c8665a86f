using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Tests.Support;
using Feishu.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>The tests that share the client of all real pages.</summary>
[CollectionDefinition]
public sealed class RealClientTests : ICollectionFixture<RealClient>;

/// <summary>The client of all real pages in one project: emitted, compiled and loaded once for all tests.</summary>
public sealed class RealClient : IDisposable
{
    private readonly AssemblyLoadContext _context = new(nameof(RealClient), isCollectible: true);
    private readonly Lazy<Build> _build;

    public RealClient() => _build = new Lazy<Build>(Make);

    /// <summary>What the generator made of the pages.</summary>
    internal ApiCatalog Catalog => Made.Catalog;

    /// <summary>The emitted files by name.</summary>
    internal IReadOnlyList<(string Name, string Text)> Sources => Made.Sources;

    /// <summary>What the generator says of the pages.</summary>
    internal ImmutableArray<Diagnostic> Findings => Made.Findings;

    /// <summary>What the compiler says of the emitted code, by what it was compiled for.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> Complaints => Made.Complaints;

    /// <summary>The descriptors of operations by id, with the types that they name.</summary>
    internal IReadOnlyDictionary<string, FeishuOperation> Operations => Made.Operations;

    /// <summary>The descriptors of events by type.</summary>
    internal IReadOnlyDictionary<string, FeishuEventType> Events => Made.Events;

    private Build Made
    {
        get
        {
            RealPages.Find("dev");
            return _build.Value;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _context.Unload();

    private Build Make()
    {
        var project = RealPages.Project();
        var driver = project.CreateDriver();
        var oldest = Emit(ref driver, project, LanguageVersion.CSharp12, DocumentationMode.Diagnose).WithReferences(OldestReferences());
        var newest = Emit(ref driver, project, LanguageVersion.Preview, DocumentationMode.Parse);
        var run = driver.GetRunResult().Results.Single();
        Assert.Null(run.Exception);

        using var assembly = new MemoryStream();
        using var documentation = new MemoryStream();
        var emitted = oldest.Emit(assembly, xmlDocumentationStream: documentation);
        var client = emitted.Success ? Load(assembly) : null;
        return new Build(
            Catalogue(project),
            [.. run.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString()))],
            run.Diagnostics,
            new Dictionary<string, IReadOnlyList<Diagnostic>>
            {
                ["C# 12 and .NET 8"] = emitted.Diagnostics,
                ["the newest C# and .NET"] = newest.GetDiagnostics(),
            },
            Listed<FeishuOperation>(client, "Operations").ToDictionary(o => o.Id, StringComparer.Ordinal),
            Listed<FeishuEventType>(client, "Events").ToDictionary(e => e.Name, StringComparer.Ordinal));
    }

    /// <summary>What the generator makes of the pages on its way.</summary>
    private static ApiCatalog Catalogue(PageProject project) => CatalogBuilder.Build(project.Pages.Select(p => (p.Path, OperationReader.Read(p.Text))));

    private static Compilation Emit(ref GeneratorDriver driver, PageProject project, LanguageVersion language, DocumentationMode documentation)
    {
        var options = new CSharpParseOptions(language, documentation);
        var own = Consumer.Compile(project.Sources, options);
        own = own.WithOptions(own.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        driver = driver.WithUpdatedParseOptions(options).RunGeneratorsAndUpdateCompilation(own, out var compilation, out _);
        return compilation;
    }

    /// <summary>The build writes down what they are.</summary>
    private static IEnumerable<MetadataReference> OldestReferences() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "net8.0.references.txt")).Select(p => MetadataReference.CreateFromFile(p));

    private Type Load(MemoryStream assembly)
    {
        assembly.Position = 0;
        return _context.LoadFromStream(assembly).GetType("Feishu.Bots.FeishuApi.FeishuClient", throwOnError: true)!;
    }

    /// <summary>What a property of the client lists.</summary>
    private static IReadOnlyList<T> Listed<T>(Type? client, string property) =>
        client is null ? [] : (IReadOnlyList<T>)client.GetProperty(property, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    private sealed record Build(
        ApiCatalog Catalog,
        IReadOnlyList<(string Name, string Text)> Sources,
        ImmutableArray<Diagnostic> Findings,
        IReadOnlyDictionary<string, IReadOnlyList<Diagnostic>> Complaints,
        IReadOnlyDictionary<string, FeishuOperation> Operations,
        IReadOnlyDictionary<string, FeishuEventType> Events);
}
