using Feishu.Gen.Catalog;
using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Tests.Corpus;

namespace Feishu.Gen.Tests.Stability;

/// <summary>The operations and events of the real pages, each read once for all tests, and what is emitted for all of them together.</summary>
public sealed class RealOperations
{
    private readonly Lazy<IReadOnlyList<(string Path, PageResult Result)>> _read = new(Read);
    private readonly Lazy<IReadOnlyList<CatalogPage>> _all;
    private readonly Lazy<TypeGuide> _guide;
    private readonly Lazy<EmittedApi> _whole;

    public RealOperations()
    {
        _all = new(() => 
        [
            .. _read.Value.Select(p => PageOperation.Of(p.Path, p.Result)).OfType<PageOperation>(),
            .. _read.Value.SelectMany(p => PageEvent.Of(p.Path, p.Result)),
        ]);
        _guide = new(() => TypeGuide.Merge(_read.Value.Select(p => p.Result.Guide)));
        _whole = new(() => Emit(All));
    }

    /// <summary>All operations, then all events, by the paths of their pages; the test is skipped where the pages are not beside the repository.</summary>
    internal IReadOnlyList<CatalogPage> All => _all.Value;

    /// <summary>
    /// Those whose tables are certain. An open one is warned of at its row, as other pages may settle it otherwise; nothing is
    /// promised for it.
    /// </summary>
    internal IReadOnlyList<CatalogPage> Certain => [.. All.Where(p => p.Tables is { Request.Count: 0, Response: null })];

    /// <summary>Those whose endpoint has another page, too.</summary>
    internal IReadOnlyList<CatalogPage> OfSharedEndpoints =>
        [.. All.OfType<PageOperation>().GroupBy(p => OperationNamer.Name(p.Operation.Method, p.Operation.Path).Id).Where(g => g.Count() > 1).SelectMany(g => g)];

    /// <summary>What is emitted for all of them.</summary>
    internal EmittedApi Whole => _whole.Value;

    /// <summary>What is emitted for some of them.</summary>
    internal EmittedApi Emit(IReadOnlyCollection<CatalogPage> pages) => EmittedApi.Of(pages, _guide.Value);

    private static (string Path, PageResult Result)[] Read() =>
        [.. RealPages.Project().Pages.AsParallel().AsOrdered().Select(page => (page.Path, OperationReader.Read(page.Text)))];
}
