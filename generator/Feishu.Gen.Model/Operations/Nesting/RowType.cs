using System.Text;
using Feishu.Gen.Json;

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
    /// <summary>How long the spelling of a type may be.</summary>
    private const int LongestSpelling = 512;

    private static readonly HashSet<string> s_strings = new(StringComparer.Ordinal)
    {
        "string", "str", "stirng", "char", "date", "datetime", "uuid", "binary", "byte", "bytes",
    };

    private static readonly HashSet<string> s_integers = new(StringComparer.Ordinal)
    {
        "int", "integer", "int8", "int16", "int32", "int64", "uint", "uint32", "uint64", "i32", "i64", "long", "short", "timestamp",
    };

    private static readonly HashSet<string> s_fractions = new(StringComparer.Ordinal)
    {
        "float", "double", "number", "decimal", "float32", "float64", "number(float)", "number(double)", "number(int)",
    };

    private static readonly HashSet<string> s_booleans = new(StringComparer.Ordinal) { "bool", "boolean" };

    private static readonly HashSet<string> s_scalars = new(StringComparer.Ordinal) { "union", "undefined", "any" };

    private static readonly HashSet<string> s_vague = new(StringComparer.Ordinal)
    {
        "", "-", "/", "--", "/-", "object", "json", "struct", "map", "dict", "list", "array", "object[]", "json[]", "list[]", "-[]", "file", "file[]", "interface", "interface[]",
    };

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
        if (spelling.Length > LongestSpelling)
        {
            return new RowType(RowKind.Leaf, "", JsonKinds.None, false);
        }

        var text = Normalise(spelling);
        if (s_vague.Contains(text))
        {
            var json = text is "list" or "array" || text.EndsWith("[]", StringComparison.Ordinal) ? JsonKinds.Array : JsonKinds.None;
            return new RowType(RowKind.Vague, "", json, text is "map" or "dict");
        }

        var lists = 0;
        var isMap = false;
        while (Unwrap(ref text, ref isMap))
        {
            lists += isMap ? 0 : 1;
        }

        var scalar = Scalar(text);
        return (scalar, lists, isMap) switch
        {
            ({ } json, 0, false) => new RowType(RowKind.Leaf, "", json, false),
            (_, 0, true) => new RowType(scalar is null ? RowKind.Struct : RowKind.Leaf, scalar is null ? text : "", JsonKinds.Object, true),
            ({ }, _, _) => new RowType(RowKind.Leaf, "", JsonKinds.Array, isMap),
            (null, > 1, _) => new RowType(RowKind.Leaf, "", JsonKinds.Array, isMap), // X[][] never lists its fields
            (null, 1, _) => new RowType(Struct(text), text, JsonKinds.Array, isMap),
            _ => new RowType(Struct(text), text, JsonKinds.Object, isMap),
        };
    }

    /// <summary>A segment of a dotted name, from its end.</summary>
    private static string Segment(string name, int fromEnd)
    {
        var segments = name.Split('.');
        return fromEnd < segments.Length ? segments[segments.Length - 1 - fromEnd] : "";
    }

    private static RowKind Struct(string name) => s_vague.Contains(name) ? RowKind.Vague : RowKind.Struct;

    private static JsonKinds? Scalar(string name) => name switch
    {
        _ when s_strings.Contains(name) => JsonKinds.String,
        _ when s_integers.Contains(name) => JsonKinds.Integer,
        _ when s_fractions.Contains(name) => JsonKinds.Fraction | JsonKinds.Integer,
        _ when s_booleans.Contains(name) => JsonKinds.Boolean,
        _ when s_scalars.Contains(name) => JsonKinds.None,
        _ => null,
    };

    /// <summary>Takes off one list or map mark: <c>x[]</c>, <c>list&lt;x&gt;</c>, <c>map&lt;string, x&gt;</c>.</summary>
    private static bool Unwrap(ref string text, ref bool isMap)
    {
        if (text.EndsWith("[]", StringComparison.Ordinal))
        {
            text = text.Substring(0, text.Length - 2);
            return true;
        }

        var open = text.IndexOfAny(['<']);
        if (open <= 0 || text[text.Length - 1] != '>')
        {
            return false;
        }

        var outer = text.Substring(0, open);
        var inner = text.Substring(open + 1, text.Length - open - 2);
        isMap |= outer is "map" or "dict";
        text = outer is "map" or "dict" ? inner.Substring(inner.IndexOfAny([',']) + 1) : inner;
        return true;
    }

    private static string Normalise(string spelling)
    {
        var text = new StringBuilder(spelling.Length);
        foreach (var c in spelling)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\\' or '`'))
            {
                text.Append(char.ToLowerInvariant(c));
            }
        }

        return text.ToString();
    }
}
