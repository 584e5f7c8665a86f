using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Operations.Tables;

namespace Feishu.Gen.Catalog;

/// <summary>Something that a page describes, before the other pages have their say.</summary>
/// <param name="Path">The page, relative to the project, with <c>/</c>; pages are put in its order.</param>
/// <param name="Tables">What its tables teach and leave open.</param>
public abstract record CatalogPage(string Path, PageTables Tables)
{
    /// <summary>The service, whose pages share structures.</summary>
    public abstract string Service { get; }
}

/// <summary>A page and the operation that it describes.</summary>
/// <param name="Path">The page, relative to the project, with <c>/</c>; pages are put in its order.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Tables">What its tables teach and leave open.</param>
public sealed record PageOperation(string Path, Operation Operation, PageTables Tables) : CatalogPage(Path, Tables)
{
    /// <summary>What the operation is called.</summary>
    public OperationName Name { get; } = OperationNamer.Name(Operation.Method, Operation.Path);

    /// <inheritdoc />
    public override string Service => Name.Service;

    /// <summary>The operation that was read from a page, or null where the page yields none.</summary>
    public static PageOperation? Of(string path, PageResult result) =>
        result.Operation is { } operation ? new PageOperation(path, operation, result.Tables) : null;
}

/// <summary>A page and one event that it describes.</summary>
/// <param name="Path">The page, relative to the project, with <c>/</c>; pages are put in its order.</param>
/// <param name="Event">The event.</param>
/// <param name="Tables">What its table teaches and leaves open.</param>
public sealed record PageEvent(string Path, EventDefinition Event, PageTables Tables) : CatalogPage(Path, Tables)
{
    /// <inheritdoc />
    public override string Service => EventName.Of(Event.Type).Service;

    /// <summary>The events that were read from a page.</summary>
    public static IEnumerable<PageEvent> Of(string path, PageResult result) => result.Events.Select(e => new PageEvent(path, e.Event, e.Tables));
}
