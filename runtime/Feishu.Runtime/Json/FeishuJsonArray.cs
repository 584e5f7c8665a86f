using System.Collections;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>Builds a JSON array: <c>new FeishuJsonArray { 1, "x", FeishuJson.Null }</c>.</summary>
public sealed class FeishuJsonArray : IEnumerable<FeishuJson>
{
    private readonly List<FeishuJson> _items = [];

    /// <summary>The array as a value; later changes do not reach it.</summary>
    /// <param name="json">The array; null becomes <c>null</c>.</param>
    public static implicit operator FeishuJson(FeishuJsonArray? json) => json is null ? FeishuJson.Null : json.Build();

    /// <summary>The array as a value; later changes do not reach it.</summary>
    /// <returns>The value.</returns>
    public FeishuJson Build()
    {
        using var writer = FeishuJsonWriter.Rent();
        writer.WriteValue<FeishuJson, JsonCodec>(_items);
        return FeishuJson.FromTrusted(writer.Written.ToArray());
    }

    /// <summary>Adds an item.</summary>
    /// <param name="item">The item.</param>
    public void Add(FeishuJson item) => _items.Add(item);

    /// <inheritdoc/>
    public IEnumerator<FeishuJson> GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
