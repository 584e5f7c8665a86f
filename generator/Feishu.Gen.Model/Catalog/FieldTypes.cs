using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>Looks into the types of fields.</summary>
internal static class FieldTypes
{
    /// <summary>The page's own name of the object that a type is, or is a list or map of; null where it has none.</summary>
    public static string? ObjectName(this FieldType type) => type switch
    {
        FieldType.Object o => o.Name,
        FieldType.List list => list.Item.ObjectName(),
        FieldType.Map map => map.Value.ObjectName(),
        _ => null,
    };
}
