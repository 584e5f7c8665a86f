using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>Lists of values that stand on hundreds of pages of all services; the runtime has them once for all.</summary>
internal static class RuntimeValues
{
    private static readonly string[] s_userIdTypes = ["open_id", "union_id", "user_id"];
    private static readonly string[] s_departmentIdTypes = ["department_id", "open_department_id"];

    /// <summary>The runtime's type for a field, or null where its name or one of its values is not that type's.</summary>
    public static string? Find(Field field) => field.Name switch
    {
        "user_id_type" when IsWithin(field, s_userIdTypes) => "FeishuUserIdType",
        "department_id_type" when IsWithin(field, s_departmentIdTypes) => "FeishuDepartmentIdType",
        _ => null,
    };

    private static bool IsWithin(Field field, string[] values) => field.AllowedValues.All(v => values.Contains(v.Value));
}
