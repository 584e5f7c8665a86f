using System.Text;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>A field that a call got wrong.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuFieldViolation : FeishuModel<FeishuFieldViolation>
{
    private string? _field;
    private string? _value;
    private string? _description;

    /// <summary>Makes an empty one.</summary>
    public FeishuFieldViolation()
    {
    }

    /// <summary>The field (<c>field</c>).</summary>
    public string? Field
    {
        get => _field;
        init => _field = value;
    }

    /// <summary>What was sent (<c>value</c>).</summary>
    public string? Value
    {
        get => _value;
        init => _value = value;
    }

    /// <summary>What is wrong with it (<c>description</c>).</summary>
    public string? Description
    {
        get => _description;
        init => _description = value;
    }

    /// <inheritdoc/>
    public bool Equals(FeishuFieldViolation? other) => HasEqualJson(other);

    /// <inheritdoc/>
    public override int GetHashCode() => GetJsonHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);

    /// <inheritdoc/>
    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.Text("field", ref _field);
        json.Text("value", ref _value);
        json.Text("description", ref _description);
    }
}
