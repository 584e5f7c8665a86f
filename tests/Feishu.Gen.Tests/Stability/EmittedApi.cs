using Feishu.Gen.Catalog;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests.Stability;

/// <summary>The code that is emitted for a set of pages, ready to be compiled against.</summary>
internal sealed class EmittedApi
{
    private readonly Lazy<IReadOnlySet<string>> _surface;
    private readonly Lazy<IReadOnlySet<string>> _names;

    private EmittedApi(CSharpCompilation compilation)
    {
        Compilation = compilation;
        _surface = new(() => PublicSurface.Of(compilation)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal));
        _names = new(() => Types(compilation.Assembly.GlobalNamespace)
            .SelectMany(t => t.GetMembers().Select(m => $"{t}.{m.Name}"))
            .ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The code.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Everything public that it declares, a line each.</summary>
    public IReadOnlySet<string> Surface => _surface.Value;

    /// <summary>The names of all that it declares.</summary>
    public IReadOnlySet<string> Names => _names.Value;

    /// <summary>What is emitted for some pages.</summary>
    /// <param name="pages">The operations and events.</param>
    /// <param name="guide">What the other pages say.</param>
    public static EmittedApi Of(IReadOnlyCollection<CatalogPage> pages, TypeGuide guide) =>
        new(Consumer.Compile(PipelineOutput.Emit(CatalogBuilder.Build(pages.OfType<PageOperation>(), pages.OfType<PageEvent>(), guide)).Select(f => f.Text)));

    /// <summary>What the compiler says of a source that is written against this code.</summary>
    public IReadOnlyList<string> Complaints(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)Consumer.ParseOptions, "User.cs");
        return
        [
            .. Compilation.AddSyntaxTrees(tree).GetSemanticModel(tree).GetDiagnostics(cancellationToken: TestContext.Current.CancellationToken)
                .Where(d => d.Severity >= DiagnosticSeverity.Warning)
                .Select(d => $"{d.GetMessage(null)}: {tree.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line]}"),
        ];
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(m => m is INamedTypeSymbol type ? Types(m).Prepend(type) : Types(m));
}
