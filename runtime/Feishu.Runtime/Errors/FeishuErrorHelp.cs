using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime;

/// <summary>A page that helps with a failure.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuErrorHelp : FeishuModel, IFeishuModel<FeishuErrorHelp>
{
    private static readonly FeishuJsonNames s_names = new("url,description");

    /// <summary>Makes an empty one.</summary>
    public FeishuErrorHelp()
    {
    }

    private FeishuErrorHelp(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0:
                    Url = json.ReadString();
                    break;
                case 1:
                    Description = json.ReadString();
                    break;
            }
        }
    }

    /// <summary>Its address (<c>url</c>).</summary>
    public string? Url { get; init; }

    /// <summary>What it is about (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    static FeishuErrorHelp IFeishuModel<FeishuErrorHelp>.Read(ref FeishuJsonReader json) => new(ref json);

    /// <inheritdoc/>
    public bool Equals(FeishuErrorHelp? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);

    /// <inheritdoc/>
    protected override void WriteMembers(FeishuJsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.Begin(s_names);
        json.Write(0, Url);
        json.Write(1, Description);
    }
}
