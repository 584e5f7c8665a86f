using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>A body table as it stands on the page: the fields of all levels one below the other, each object before its fields.</summary>
/// <param name="Rows">The rows in order.</param>
/// <param name="Root">What the table describes.</param>
/// <param name="Example">The body's example, or null; for a response with its envelope or without.</param>
public sealed record FlatTable(EquatableArray<FlatRow> Rows, TableRoot Root, JsonValue? Example);

/// <summary>A row of a body table, as far as it says where it belongs.</summary>
public sealed record FlatRow
{
    /// <summary>The field's name.</summary>
    public required string Name { get; init; }

    /// <summary>The type as the page spells it, escapes, tags and entities undone: <c>string</c>, <c>user[]</c>, <c>map&lt;string, int&gt;</c>, <c>-</c>; may be empty.</summary>
    public string Type { get; init; } = "";

    /// <summary>Whether it must be given; null where the table has no such column.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>The description's text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The sample value (示例值) as the page writes it, or null.</summary>
    public string? Sample { get; init; }

    /// <summary>How deep the row is nested where the page says so (0 for the outermost level), else null.</summary>
    public int? Depth { get; init; }
}

/// <summary>What a body table describes.</summary>
public enum TableRoot
{
    /// <summary>What is sent.</summary>
    Request,

    /// <summary>The whole response: <c>code</c>, <c>msg</c>, <c>data</c>, or whatever stands instead of them.</summary>
    Response,

    /// <summary>The contents of the response's <c>data</c> alone.</summary>
    Data,
}
