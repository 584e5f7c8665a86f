using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Tables;

namespace Feishu.Gen.Operations.Reading;

/// <summary>What became of one page.</summary>
/// <param name="Kind">What kind of page it is.</param>
/// <param name="Operation">The operation, or null where the page yields none.</param>
/// <param name="Tables">What the operation's tables teach about other pages, and leave open.</param>
/// <param name="Guide">What a page that is no endpoint says of the structures that endpoints share.</param>
/// <param name="Source">Where the facts stand.</param>
/// <param name="Findings">What was found on the way, in the order of the page.</param>
public sealed record PageResult(
    PageKind Kind, Operation? Operation, PageTables Tables, TypeGuide Guide, OperationSource Source, EquatableArray<Finding> Findings)
{
    /// <summary>The events that the page describes; none where it is a page of another kind.</summary>
    public EquatableArray<EventResult> Events { get; init; }

    /// <summary>What becomes of a page that cannot be read, or that the reader was not prepared for: it costs that page alone.</summary>
    /// <param name="reason">Why not.</param>
    public static PageResult Unreadable(string reason) => Unreadable(reason, default);

    /// <summary>The same where the place is known that is at fault.</summary>
    /// <param name="reason">Why not.</param>
    /// <param name="place">The place.</param>
    public static PageResult Unreadable(string reason, SourceSpan place) => Unreadable(new Finding(Rules.UnreadablePage, place, [reason]));

    /// <summary>The same with the finding.</summary>
    /// <param name="fault">What is wrong, and where.</param>
    public static PageResult Unreadable(Finding fault) =>
        new(PageKind.Other, null, PageTables.None, TypeGuide.Empty, new OperationSource(default, default, []), [fault]);

    /// <summary>The same for what the reader stumbled over.</summary>
    /// <param name="fault">What it was.</param>
    public static PageResult Unreadable(Exception fault) => Unreadable($"{fault.GetType().Name}: {fault.Message}");
}

/// <summary>Kinds of reference page.</summary>
public enum PageKind
{
    /// <summary>An HTTP endpoint.</summary>
    Endpoint,

    /// <summary>An event that the platform sends.</summary>
    Event,

    /// <summary>Anything else: overviews, guides, questions and answers.</summary>
    Other,
}
