using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Tables;

/// <summary>What examples show of types and fields that the page does not state.</summary>
internal static class ShownType
{
    /// <summary>The type of a value; where the examples show several kinds, or nothing, it may be anything.</summary>
    /// <param name="shape">What the examples show, or null.</param>
    /// <param name="hasFields">Whether the value, or what it is a list of, has fields.</param>
    public static FieldType Of(JsonShape? shape, bool hasFields) => shape?.Kinds switch
    {
        JsonKinds.Array when shape.Items is not null || hasFields => new FieldType.List(Of(shape.Items, hasFields)),
        _ when hasFields => new FieldType.Object(null),
        JsonKinds.String => new FieldType.String(),
        JsonKinds.Integer => new FieldType.Integer(),
        JsonKinds.Fraction or (JsonKinds.Fraction | JsonKinds.Integer) => new FieldType.Number(),
        JsonKinds.Boolean => new FieldType.Boolean(),
        _ => new FieldType.Any(),
    };

    /// <summary>The fields of an object, with all that is below them.</summary>
    public static EquatableArray<Field> FieldsOf(JsonShape shape) => shape.Names.Select(name => FieldOf(name, shape.Find(name)!)).ToEquatableArray();

    private static Field FieldOf(string name, JsonShape shape)
    {
        var fields = shape.Objects is { } below ? FieldsOf(below) : [];
        return new Field { Name = name, Type = Of(shape, fields.Count > 0), Fields = fields };
    }
}
