using Feishu.Gen.Json;
using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>What the spelling of a type says of a row's fields.</summary>
internal enum RowKind
{
    /// <summary>A scalar or a list of scalars: no fields below it.</summary>
    Leaf,

    /// <summary>A named type: its fields follow, or it was listed before.</summary>
    Struct,

    /// <summary>The page says nothing, or only that it is an object, a list or a map.</summary>
    Vague,
}

/// <summary>A type spelling, taken apart as far as nesting needs it.</summary>
/// <param name="Kind">Whether fields may follow.</param>
/// <param name="Name">The name of a struct, without list marks; empty for others.</param>
/// <param name="Json">The kinds of JSON value that agree with it; none where any does.</param>
/// <param name="IsMap">Whether it is a map, so that the example's keys are not names of fields.</param>
internal sealed record RowType(RowKind Kind, string Name, JsonKinds Json, bool IsMap)
{
    /// <summary>The type of the outermost level.</summary>
    public static RowType Root { get; } = new(RowKind.Vague, "", JsonKinds.None, false);

    /// <summary>What the name says of the object around it: <c>property</c> for <c>field.property.option</c>; empty where it says nothing.</summary>
    public string Outer { get; } = Segment(Name, 1);

    /// <summary>The name without what it says of the objects around it.</summary>
    public string Inner { get; } = Segment(Name, 0);

    /// <summary>A number made of <see cref="Name"/> alone, the same in every process.</summary>
    public ulong NameHash { get; } = Name.Aggregate(14695981039346656037UL, (hash, c) => unchecked((hash ^ c) * 1099511628211UL));

    /// <summary>Reads the types of a table's rows; most tables spell few types often.</summary>
    public static RowType[] ParseAll(EquatableArray<FlatRow> rows)
    {
        var known = new Dictionary<string, RowType>(StringComparer.Ordinal);
        var types = new RowType[rows.Count];
        for (var row = 0; row < types.Length; row++)
        {
            if (!known.TryGetValue(rows[row].Type, out var type))
            {
                known.Add(rows[row].Type, type = Parse(rows[row].Type));
            }

            types[row] = type;
        }

        return types;
    }

    /// <summary>Reads a spelling; of one that is longer than any type nothing is known.</summary>
    public static RowType Parse(string spelling)
    {
        var type = TypeSpelling.Read(spelling);
        var (lists, isMap) = (0, false);
        while (type.Item is { } item)
        {
            isMap |= type.Kind == TypeKind.Map;
            lists += isMap ? 0 : 1;
            type = item;
        }

        var name = type.Text.ToLowerInvariant();
        return (Scalar(type), lists, isMap) switch
        {
            ({ } json, 0, false) => new RowType(RowKind.Leaf, "", json, false),
            ({ }, 0, true) => new RowType(RowKind.Leaf, "", JsonKinds.Object, true),
            (null, 0, true) => new RowType(RowKind.Struct, name, JsonKinds.Object, true),
            ({ }, _, _) => new RowType(RowKind.Leaf, "", JsonKinds.Array, isMap),
            (null, > 1, _) => new RowType(RowKind.Leaf, "", JsonKinds.Array, isMap), // X[][] never lists its fields
            (null, 1, _) when IsVague(type) => new RowType(RowKind.Vague, "", JsonKinds.Array, isMap),
            (null, 1, _) => new RowType(RowKind.Struct, name, JsonKinds.Array, isMap),
            _ when IsVague(type) => new RowType(RowKind.Vague, "", type.Kind == TypeKind.List ? JsonKinds.Array : JsonKinds.None, type.Kind == TypeKind.Map),
            _ => new RowType(RowKind.Struct, name, JsonKinds.Object, false),
        };
    }

    /// <summary>A segment of a dotted name, from its end.</summary>
    private static string Segment(string name, int fromEnd)
    {
        var segments = name.Split('.');
        return fromEnd < segments.Length ? segments[segments.Length - 1 - fromEnd] : "";
    }

    /// <summary>Whether a type says nothing, or only that there is an object, a list or a map.</summary>
    private static bool IsVague(TypeSpelling type) =>
        type.Kind is TypeKind.Unstated or TypeKind.Object or TypeKind.Json or TypeKind.File or TypeKind.List or TypeKind.Map;

    /// <summary>The kinds of JSON value of a type that has no fields; null where it may have some.</summary>
    private static JsonKinds? Scalar(TypeSpelling type) => type.Kind switch
    {
        TypeKind.String => JsonKinds.String,
        TypeKind.Integer => JsonKinds.Integer,
        TypeKind.Number => JsonKinds.Fraction | JsonKinds.Integer,
        TypeKind.Boolean => JsonKinds.Boolean,
        TypeKind.Union or TypeKind.Undefined => JsonKinds.None,
        TypeKind.Unreadable when type.Text.Length == 0 => JsonKinds.None,
        _ => null,
    };
}
