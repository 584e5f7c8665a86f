using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations.Tables;

/// <summary>Puts flat rows into the tree that their nesting gives, and settles what their types mean there.</summary>
internal static class FieldTree
{
    /// <summary>How many levels of fields there are: pages are untrusted, and compilers have small stacks. What is deeper is JSON of any form.</summary>
    public const int MaxDepth = 48;

    /// <summary>The rows that are the first too deep ones on their branch.</summary>
    public static IEnumerable<int> TooDeep(TableNesting nesting)
    {
        var depths = Depths(nesting);
        return Enumerable.Range(0, depths.Length).Where(row => depths[row] == MaxDepth);
    }

    /// <summary>The fields of the outermost level with all that is below them.</summary>
    /// <param name="rows">The fields of the rows.</param>
    /// <param name="nesting">Their places.</param>
    /// <param name="kind">How the body is sent.</param>
    /// <param name="shown">What examples show of the whole body, or null.</param>
    public static EquatableArray<Field> Build(IReadOnlyList<Field> rows, TableNesting nesting, BodyKind kind, JsonShape? shown)
    {
        var shapes = Shapes(rows, nesting, shown);

        // A parent stands before its fields, so a walk from the end finds every row's fields complete.
        var children = new List<Field>?[rows.Count + 1];
        var depths = Depths(nesting);
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            if (depths[i] >= MaxDepth)
            {
                continue;
            }

            var fields = InOrder(children[i + 1]);

            // A form has its files side by side; within an object, which goes as JSON, there can be none.
            var parent = nesting.Places[i].Parent;
            var type = Settle(rows[i].Type, fields.Count > 0, parent < 0 ? kind : BodyKind.Json, shapes[i]);
            (children[parent + 1] ??= []).Add(fields.Count == 0 && type == rows[i].Type ? rows[i] : rows[i] with
            {
                Fields = fields,
                Type = type,
                IsListByExample = rows[i].Type is FieldType.Unstated && type is FieldType.List,
            });
        }

        return InOrder(children[0]);
    }

    private static int[] Depths(TableNesting nesting)
    {
        var depths = new int[nesting.Places.Count];
        for (var row = 0; row < depths.Length; row++)
        {
            depths[row] = nesting.Places[row].Parent is >= 0 and var parent ? depths[parent] + 1 : 0;
        }

        return depths;
    }

    /// <summary>What the examples show of each row.</summary>
    private static JsonShape?[] Shapes(IReadOnlyList<Field> rows, TableNesting nesting, JsonShape? whole)
    {
        var shapes = new JsonShape?[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var parent = nesting.Places[i].Parent;
            shapes[i] = (parent < 0 ? whole : shapes[parent])?.Objects?.Find(rows[i].Name);
        }

        return shapes;
    }

    /// <summary>The fields in the page's order; of several with one name the first is kept, as JSON has no second.</summary>
    private static EquatableArray<Field> InOrder(List<Field>? reversed)
    {
        if (reversed is null)
        {
            return [];
        }

        reversed.Reverse();
        var names = new HashSet<string>(StringComparer.Ordinal);
        return reversed.Where(f => names.Add(f.Name)).ToEquatableArray();
    }

    private static FieldType Settle(FieldType type, bool hasFields, BodyKind kind, JsonShape? shown) => type switch
    {
        // What has fields is no list of numbers: the type column is wrong, and the example tells what there is.
        FieldType.List { Item: not (FieldType.Object or FieldType.List or FieldType.Map or FieldType.Any or FieldType.Unstated) }
            when hasFields && shown?.Kinds == JsonKinds.Object => new FieldType.Object(null),
        FieldType.List list => new FieldType.List(Settle(list.Item, hasFields, kind, shown?.Items)),
        FieldType.Map map => new FieldType.Map(Settle(map.Value, hasFields, kind, shown: null)),
        FieldType.File when kind == BodyKind.Multipart && !hasFields => type,

        // Outside a form it is the name of a struct.
        FieldType.File => new FieldType.Object(TypeSpelling.File),
        FieldType.Object => hasFields || type is FieldType.Object { Name: not null } ? type : new FieldType.Any(),
        FieldType.Unstated => ShownType.Of(shown, hasFields),

        // What has fields is an object, whatever its type column says.
        _ when hasFields => new FieldType.Object(null),
        _ => type,
    };
}
