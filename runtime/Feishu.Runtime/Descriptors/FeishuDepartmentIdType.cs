using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>Which of a department's ids a call takes and returns (<c>department_id_type</c>).</summary>
[JsonConverter(typeof(FeishuValueConverter))]
public readonly struct FeishuDepartmentIdType : IFeishuValue<FeishuDepartmentIdType>, IEquatable<FeishuDepartmentIdType>
{
    private readonly string? _value;

    /// <summary>Takes a value on the wire, known or not.</summary>
    /// <param name="value">The value.</param>
    public FeishuDepartmentIdType(string value) => _value = value;

    /// <summary><c>department_id</c>: the id that the tenant chose, which can be changed.</summary>
    public static FeishuDepartmentIdType DepartmentId => new(Values.DepartmentId);

    /// <summary><c>open_department_id</c>: the id that the platform made.</summary>
    public static FeishuDepartmentIdType OpenDepartmentId => new(Values.OpenDepartmentId);

    /// <inheritdoc/>
    public string Value { get => _value ?? ""; init => _value = value; }

    /// <summary>Takes a value on the wire, known or not.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator FeishuDepartmentIdType(string value) => new(value);

    /// <summary>The value on the wire.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator string(FeishuDepartmentIdType value) => value.Value;

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(FeishuDepartmentIdType left, FeishuDepartmentIdType right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they do.</returns>
    public static bool operator !=(FeishuDepartmentIdType left, FeishuDepartmentIdType right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FeishuDepartmentIdType other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeishuDepartmentIdType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>The value on the wire.</summary>
    /// <returns>The value.</returns>
    public override string ToString() => Value;

    /// <summary>The known values as constants, for where C# wants one: <c>switch (type.Value) { case FeishuDepartmentIdType.Values.DepartmentId: … }</c>.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "Emitted sets have their constants there, too.")]
    public static class Values
    {
        /// <inheritdoc cref="FeishuDepartmentIdType.DepartmentId"/>
        public const string DepartmentId = "department_id";

        /// <inheritdoc cref="FeishuDepartmentIdType.OpenDepartmentId"/>
        public const string OpenDepartmentId = "open_department_id";
    }
}
