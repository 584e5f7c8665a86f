using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Turns what the type column says into the type of a field.</summary>
internal static class TypeReader
{
    /// <summary>
    /// Reads a type as it stands in plain text. A named type is taken for an object; whether it has fields is seen only when the
    /// table's nesting is known, and what is not stated at all is settled only then.
    /// </summary>
    /// <param name="spelling">The type column's plain text; null or empty where the table has no such column.</param>
    /// <param name="type">What it means; <see cref="FieldType.Any"/> where that is not known.</param>
    /// <returns>False if the spelling is none that is known.</returns>
    public static bool TryRead(string? spelling, out FieldType type)
    {
        var read = TypeSpelling.Read(spelling);
        type = read.IsKnown ? Of(read) : new FieldType.Any();
        return read.IsKnown;
    }

    private static FieldType Of(TypeSpelling spelling) => (spelling.Kind, spelling.Item) switch
    {
        (TypeKind.Unstated, _) => new FieldType.Unstated(),
        (TypeKind.String, _) => new FieldType.String(),
        (TypeKind.Integer, _) => new FieldType.Integer(),
        (TypeKind.Number, _) => new FieldType.Number(),
        (TypeKind.Boolean, _) => new FieldType.Boolean(),
        (TypeKind.File, _) => new FieldType.File(),
        (TypeKind.Named, _) => new FieldType.Object(spelling.Text),
        (TypeKind.Object or TypeKind.Map, null) => new FieldType.Object(null),
        (TypeKind.Map, { } value) => new FieldType.Map(Of(value)),
        (TypeKind.List, null) => new FieldType.List(new FieldType.Unstated()),
        (TypeKind.List, { } item) => new FieldType.List(Of(item)),
        _ => new FieldType.Any(),
    };
}
