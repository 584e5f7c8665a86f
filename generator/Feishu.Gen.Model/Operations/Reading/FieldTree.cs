using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Puts flat rows into the tree that their nesting gives, and settles what their types mean there.</summary>
internal static class FieldTree
{
    /// <summary>The fields of the outermost level with all that is below them.</summary>
    public static EquatableArray<Field> Build(IReadOnlyList<Field> rows, TableNesting nesting, BodyFormat format)
    {
        // A parent stands before its fields, so a walk from the end finds every row's fields complete.
        var children = new List<Field>?[rows.Count + 1];
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            var fields = InOrder(children[i + 1]);

            // A form has its files side by side; within an object, which goes as JSON, there can be none.
            var parent = nesting.Places[i].Parent;
            var around = parent < 0 ? format : BodyFormat.Json;
            var field = rows[i] with { Fields = fields, Type = Settle(rows[i].Type, fields.Count > 0, around) };
            (children[parent + 1] ??= []).Add(field);
        }

        return InOrder(children[0]);
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

    private static FieldType Settle(FieldType type, bool hasFields, BodyFormat format) => type switch
    {
        FieldType.List list => new FieldType.List(Settle(list.Item, hasFields, format)),
        FieldType.Map map => new FieldType.Map(Settle(map.Value, hasFields, format)),
        FieldType.File when format == BodyFormat.Multipart && !hasFields => type,

        // Outside a form "file" is the name of a struct.
        FieldType.File => new FieldType.Object("file"),
        FieldType.Object => hasFields || type is FieldType.Object { Name: not null } ? type : new FieldType.Any(),

        // What has fields is an object, whatever its type column says.
        _ when hasFields => new FieldType.Object(null),
        _ => type,
    };
}
