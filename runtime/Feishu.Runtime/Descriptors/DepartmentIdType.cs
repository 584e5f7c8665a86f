using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>Which of a department's ids a call takes and answers (<c>department_id_type</c>).</summary>
/// <param name="Value">The value on the wire.</param>
[JsonConverter(typeof(FeishuValueConverter))]
public readonly record struct DepartmentIdType(string Value) : IFeishuValue<DepartmentIdType>
{
    /// <summary><c>department_id</c>: the id that the tenant chose, which can be changed.</summary>
    public static DepartmentIdType DepartmentId => new("department_id");

    /// <summary><c>open_department_id</c>: the id that the platform made.</summary>
    public static DepartmentIdType OpenDepartmentId => new("open_department_id");

    /// <summary>The value on the wire.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator string(DepartmentIdType value) => value.ToString();

    /// <summary>The value on the wire.</summary>
    /// <returns>The value.</returns>
    public override string ToString() => Value ?? "";
}
