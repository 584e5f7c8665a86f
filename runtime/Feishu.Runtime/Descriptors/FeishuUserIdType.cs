using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>Which of a user's ids a call takes and answers (<c>user_id_type</c>).</summary>
/// <param name="Value">The value on the wire.</param>
[JsonConverter(typeof(FeishuValueConverter))]
public readonly record struct FeishuUserIdType(string Value) : IFeishuValue<FeishuUserIdType>
{
    /// <summary><c>open_id</c>: the user within one app; another app sees another id.</summary>
    public static FeishuUserIdType OpenId => new("open_id");

    /// <summary><c>union_id</c>: the user within all apps of one developer.</summary>
    public static FeishuUserIdType UnionId => new("union_id");

    /// <summary><c>user_id</c>: the user within one tenant, for every app; needs a permission of its own.</summary>
    public static FeishuUserIdType UserId => new("user_id");

    /// <summary>The value on the wire.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator string(FeishuUserIdType value) => value.ToString();

    /// <summary>The value on the wire.</summary>
    /// <returns>The value.</returns>
    public override string ToString() => Value ?? "";
}
