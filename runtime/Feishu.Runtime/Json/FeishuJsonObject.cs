using System.Collections;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>Builds a JSON object: <c>new FeishuJsonObject { ["name"] = "x", ["count"] = 1 }</c>. Members keep their order.</summary>
public sealed class FeishuJsonObject : IEnumerable<KeyValuePair<string, FeishuJson>>
{
    private readonly Dictionary<string, FeishuJson> _members = new(StringComparer.Ordinal);

    /// <summary>A member; <c>default</c> where there is none.</summary>
    /// <param name="member">Its name.</param>
    /// <returns>The value.</returns>
    public FeishuJson this[string member]
    {
        get => _members.GetValueOrDefault(member);
        set => _members[member] = value;
    }

    /// <summary>The object as a value; later changes do not reach it.</summary>
    /// <param name="json">The object; null becomes <c>null</c>.</param>
    public static implicit operator FeishuJson(FeishuJsonObject? json) => json is null ? FeishuJson.Null : json.Build();

    /// <summary>The object as a value; later changes do not reach it.</summary>
    /// <returns>The value.</returns>
    public FeishuJson Build()
    {
        using var writer = FeishuJsonWriter.Rent();
        writer.WriteValue<FeishuJson, JsonCodec>(_members);
        return FeishuJson.FromTrusted(writer.Written.ToArray());
    }

    /// <summary>Adds a member.</summary>
    /// <param name="member">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Add(string member, FeishuJson value) => _members.Add(member, value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, FeishuJson>> GetEnumerator() => _members.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
