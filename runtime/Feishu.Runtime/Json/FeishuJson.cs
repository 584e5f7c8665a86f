using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Json;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime;

/// <summary>
/// Any JSON value: what stands where a page says no more than "object", "map" or "any". Strings, numbers, booleans, <see cref="JsonNode"/> and <see cref="JsonElement"/>
/// convert to it by themselves; objects and arrays are made with <see cref="FeishuJsonObject"/> and <see cref="FeishuJsonArray"/>. Immutable, and free of reflection.
/// </summary>
/// <remarks><c>default</c> is "no value": it is what looking up a missing member gives. A member that has it is not written; an item of a list is written as <c>null</c>.</remarks>
[JsonConverter(typeof(FeishuJsonConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct FeishuJson : IEquatable<FeishuJson>
{
    private readonly ReadOnlyMemory<byte> _utf8;

    private FeishuJson(ReadOnlyMemory<byte> utf8) => _utf8 = utf8;

    /// <summary>The JSON value <c>null</c>.</summary>
    public static FeishuJson Null => new(KeptMembers.NullText);

    /// <summary>What kind of value it is; <see cref="JsonValueKind.Undefined"/> for <c>default</c>.</summary>
    public JsonValueKind Kind => _utf8.IsEmpty ? JsonValueKind.Undefined : _utf8.Span[0] switch
    {
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'"' => JsonValueKind.String,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        _ => JsonValueKind.Number,
    };

    /// <summary>The text, beginning with the value's first byte; <c>null</c> for <c>default</c>.</summary>
    internal ReadOnlyMemory<byte> Utf8 => _utf8.IsEmpty ? KeptMembers.NullText : _utf8;

    internal bool IsUndefined => _utf8.IsEmpty;

    /// <summary>A string.</summary>
    /// <param name="value">The string; null becomes <c>null</c>.</param>
    public static implicit operator FeishuJson(string? value)
    {
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue(value);
        return new(json.Written.ToArray());
    }

    /// <summary>True or false.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator FeishuJson(bool value) => new(value ? "true"u8.ToArray() : "false"u8.ToArray());

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator FeishuJson(int value) => (long)value;

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator FeishuJson(long value) => new(Encoding.UTF8.GetBytes(value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static implicit operator FeishuJson(double value)
    {
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue(value);
        return new(json.Written.ToArray());
    }

    /// <summary>A copy of a node.</summary>
    /// <param name="value">The node; null becomes <c>null</c>.</param>
    public static implicit operator FeishuJson(JsonNode? value)
        => value is null ? Null : new(JsonText.Copy(Encoding.UTF8.GetBytes(value.ToJsonString())));

    /// <summary>A copy of an element.</summary>
    /// <param name="value">The element; an undefined one becomes <c>default</c>.</param>
    public static implicit operator FeishuJson(JsonElement value)
        => value.ValueKind == JsonValueKind.Undefined ? default : new(JsonText.Copy(Encoding.UTF8.GetBytes(value.GetRawText())));

    /// <summary>A copy of a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The value.</returns>
    public static FeishuJson From(FeishuModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(model.ToUtf8Json());
    }

    /// <summary>An object.</summary>
    /// <param name="members">Its members, in order.</param>
    /// <returns>The value.</returns>
    public static FeishuJson Object(params (string Name, FeishuJson Value)[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var json = new FeishuJsonObject();
        foreach (var (name, value) in members)
        {
            json[name] = value;
        }

        return json;
    }

    /// <summary>An array.</summary>
    /// <param name="items">Its items.</param>
    /// <returns>The value.</returns>
    public static FeishuJson Array(params FeishuJson[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue<FeishuJson, JsonCodec>(items);
        return new(json.Written.ToArray());
    }

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(FeishuJson left, FeishuJson right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they do.</returns>
    public static bool operator !=(FeishuJson left, FeishuJson right) => !left.Equals(right);

    /// <summary>Whether another value means the same: the order of members and the spelling of strings and numbers do not count.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(FeishuJson other) => IsUndefined == other.IsUndefined && JsonEquality.AreEqual(Utf8.Span, other.Utf8.Span);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is FeishuJson other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsUndefined ? 0 : JsonEquality.HashOf(_utf8.Span);

    /// <summary>The JSON text, in which secrets are replaced by <c>***</c>, and characters that cannot be seen are escaped; empty for <c>default</c>.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => IsUndefined ? "" : VisibleText.Lines(FeishuSecrets.Redact(ToJson()));

    /// <summary>The JSON text.</summary>
    /// <returns>The text as it was read or made.</returns>
    public string ToJson() => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>Takes over a value that is known to be well-formed and begins without blanks.</summary>
    internal static FeishuJson FromTrusted(ReadOnlyMemory<byte> utf8) => new(utf8);
}
