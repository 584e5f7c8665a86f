using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>Which of a department's ids a call takes and answers (<c>department_id_type</c>).</summary>
/// <param name="Value">The value on the wire.</param>
[JsonConverter(typeof(FeishuValueConverter))]
public readonly record struct FeishuDepartmentIdType(string Value) : IFeishuValue<FeishuDepartmentIdType>
{
    /// <summary><c>department_id</c>: the id that the tenant chose, which can be changed.</summary>
    public static FeishuDepartmentIdType DepartmentId => new("department_id");

    /// <summary><c>open_department_id</c>: the id that the platform made.</summary>
    public static FeishuDepartmentIdType OpenDepartmentId => new("open_department_id");

    /// <summary>The value on the wire.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator string(FeishuDepartmentIdType value) => value.ToString();

    /// <summary>The value on the wire.</summary>
    /// <returns>The value.</returns>
    public override string ToString() => Value ?? "";
}
