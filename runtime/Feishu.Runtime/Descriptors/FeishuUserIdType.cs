using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>Which of a user's ids a call takes and returns (<c>user_id_type</c>).</summary>
[JsonConverter(typeof(FeishuValueConverter))]
public readonly struct FeishuUserIdType : IFeishuValue<FeishuUserIdType>, IEquatable<FeishuUserIdType>
{
    private readonly string? _value;

    /// <summary>Takes a value on the wire, known or not.</summary>
    /// <param name="value">The value.</param>
    public FeishuUserIdType(string value) => _value = value;

    /// <summary><c>open_id</c>: the user within one app; another app sees another id.</summary>
    public static FeishuUserIdType OpenId => new(Values.OpenId);

    /// <summary><c>union_id</c>: the user within all apps of one developer.</summary>
    public static FeishuUserIdType UnionId => new(Values.UnionId);

    /// <summary><c>user_id</c>: the user within one tenant, for every app; needs a permission of its own.</summary>
    public static FeishuUserIdType UserId => new(Values.UserId);

    /// <inheritdoc/>
    public string Value { get => _value ?? ""; init => _value = value; }

    /// <summary>Takes a value on the wire, known or not.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator FeishuUserIdType(string value) => new(value);

    /// <summary>The value on the wire.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator string(FeishuUserIdType value) => value.Value;

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(FeishuUserIdType left, FeishuUserIdType right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they do.</returns>
    public static bool operator !=(FeishuUserIdType left, FeishuUserIdType right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FeishuUserIdType other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeishuUserIdType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>The value on the wire.</summary>
    /// <returns>The value.</returns>
    public override string ToString() => Value;

    /// <summary>The known values as constants, for where C# wants one: <c>switch (type.Value) { case FeishuUserIdType.Values.OpenId: … }</c>.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "Emitted sets have their constants there, too.")]
    public static class Values
    {
        /// <inheritdoc cref="FeishuUserIdType.OpenId"/>
        public const string OpenId = "open_id";

        /// <inheritdoc cref="FeishuUserIdType.UnionId"/>
        public const string UnionId = "union_id";

        /// <inheritdoc cref="FeishuUserIdType.UserId"/>
        public const string UserId = "user_id";
    }
}
