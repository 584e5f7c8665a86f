using System.Text;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>A page that helps with a failure.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuErrorHelp : FeishuModel<FeishuErrorHelp>
{
    private string? _url;
    private string? _description;

    /// <summary>Makes an empty one.</summary>
    public FeishuErrorHelp()
    {
    }

    /// <summary>Its address (<c>url</c>).</summary>
    public string? Url
    {
        get => _url;
        init => _url = value;
    }

    /// <summary>What it is about (<c>description</c>).</summary>
    public string? Description
    {
        get => _description;
        init => _description = value;
    }

    /// <inheritdoc/>
    public bool Equals(FeishuErrorHelp? other) => HasEqualJson(other);

    /// <inheritdoc/>
    public override int GetHashCode() => GetJsonHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);

    /// <inheritdoc/>
    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.Text("url", ref _url);
        json.Text("description", ref _description);
    }
}
