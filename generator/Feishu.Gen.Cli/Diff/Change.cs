using Feishu.Gen.Catalog;

namespace Feishu.Gen.Cli.Diff;

/// <summary>One thing that is different between two sets of pages.</summary>
/// <param name="Action">What happened to it.</param>
/// <param name="Aspect">What kind of thing it is.</param>
/// <param name="Subject">Which one: a field's place, a code, a permission; empty where the operation or event has one alone.</param>
/// <param name="Old">What it was, or null where it was not there or has no value.</param>
/// <param name="New">What it is, or null where it is gone or has no value.</param>
/// <param name="IsBreaking">Whether code that calls, reads or writes what is emitted may no longer compile.</param>
internal sealed record Change(ChangeAction Action, ChangeAspect Aspect, string Subject, string? Old, string? New, bool IsBreaking);

/// <summary>What changed about one operation or event.</summary>
/// <typeparam name="TPlan"><see cref="OperationPlan"/> or <see cref="EventPlan"/>.</typeparam>
/// <param name="Action">What happened to the operation or event itself.</param>
/// <param name="Plan">It as it is, or as it was where it is gone.</param>
/// <param name="IsBreaking">Whether anything of it is.</param>
/// <param name="Changes">The single changes, where it was there and still is.</param>
internal sealed record PlanChange<TPlan>(ChangeAction Action, TPlan Plan, bool IsBreaking, IReadOnlyList<Change> Changes)
{
    /// <summary>How many changes of it break code; one that comes or goes counts once.</summary>
    public int Breaking => Action == ChangeAction.Changed ? Changes.Count(c => c.IsBreaking) : IsBreaking ? 1 : 0;
}

/// <summary>What happened to a thing.</summary>
internal enum ChangeAction
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is another than it was.</summary>
    Changed,
}

/// <summary>What kind of thing changed.</summary>
internal enum ChangeAspect
{
    /// <summary>A parameter, or a field of a body, a response or an event.</summary>
    Field,

    /// <summary>The type of a field.</summary>
    Type,

    /// <summary>Whether a field must be given.</summary>
    Required,

    /// <summary>The lengths, ranges and patterns of a field.</summary>
    Rules,

    /// <summary>A value that a field lists.</summary>
    Value,

    /// <summary>Whether something should not be used any more.</summary>
    Deprecation,

    /// <summary>An error code.</summary>
    Code,

    /// <summary>A permission of which the app needs one.</summary>
    Scope,

    /// <summary>A permission for single fields of the response or event.</summary>
    FieldScope,

    /// <summary>How often the operation may be called.</summary>
    RateLimit,

    /// <summary>The kinds of access token.</summary>
    Tokens,

    /// <summary>Method, host and path.</summary>
    Address,

    /// <summary>How the body is sent.</summary>
    Body,

    /// <summary>Where in the response the result is.</summary>
    Answer,

    /// <summary>The form in which an event is sent.</summary>
    Form,

    /// <summary>A declaration of the emitted code that changes for a reason that lies in other pages.</summary>
    Declaration,
}
