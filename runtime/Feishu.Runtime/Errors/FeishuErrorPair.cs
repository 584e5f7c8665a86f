using System.Text;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>A fact of a failure.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuErrorPair : FeishuModel<FeishuErrorPair>
{
    private string? _key;
    private string? _value;

    /// <summary>Makes an empty one.</summary>
    public FeishuErrorPair()
    {
    }

    /// <summary>What it is (<c>key</c>).</summary>
    public string? Key
    {
        get => _key;
        init => _key = value;
    }

    /// <summary>The value (<c>value</c>).</summary>
    public string? Value
    {
        get => _value;
        init => _value = value;
    }

    /// <inheritdoc/>
    public bool Equals(FeishuErrorPair? other) => HasEqualJson(other);

    /// <inheritdoc/>
    public override int GetHashCode() => GetJsonHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);

    /// <inheritdoc/>
    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.Text("key", ref _key);
        json.Text("value", ref _value);
    }
}
