using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations;

/// <summary>What comes back from an operation.</summary>
public sealed record Response
{
    /// <summary>Where in the response the result is.</summary>
    public required ResponseKind Kind { get; init; }

    /// <summary>
    /// All fields of the response that the page lists, the envelope's own (<c>code</c>, <c>msg</c>, <c>data</c>) included; but for
    /// <see cref="ListsDataAlone"/>.
    /// </summary>
    public EquatableArray<Field> Fields { get; init; }

    /// <summary><see cref="Fields"/> are those of <c>data</c>; the page does not list the envelope, but its example has it.</summary>
    public bool ListsDataAlone { get; init; }

    /// <summary>The page's example as it stands there, or null.</summary>
    public string? Example { get; init; }

    /// <summary>The page leaves open where some of the fields belong.</summary>
    public bool IsNestingOpen { get; init; }

    /// <summary>The fields of the result: those of <c>data</c>, or those beside the envelope's own.</summary>
    public EquatableArray<Field> Result => ListsDataAlone ? Fields
        : Kind is ResponseKind.Data or ResponseKind.Events && Fields.Any(f => f.Name == EnvelopeNames.Data) ? Fields.FirstOrDefault(f => f.Name == EnvelopeNames.Data)?.Fields ?? []
        : Fields.Where(f => !EnvelopeNames.IsBesideData(f.Name)).ToEquatableArray();
}

/// <summary>Where in a response the result is.</summary>
public enum ResponseKind
{
    /// <summary>In the member <c>data</c> of the envelope <c>{code, msg, data}</c>.</summary>
    Data,

    /// <summary>Beside <c>code</c> and <c>msg</c>, or instead of them.</summary>
    TopLevel,

    /// <summary>The response is a file.</summary>
    Bytes,

    /// <summary>The response is a stream of server-sent events.</summary>
    Events,

    /// <summary>The response is a page for a browser, which ends at an address of the caller's own.</summary>
    Redirect,
}
