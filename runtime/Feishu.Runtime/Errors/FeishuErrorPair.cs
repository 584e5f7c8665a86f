using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime;

/// <summary>A fact of a failure.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuErrorPair : FeishuModel, IFeishuModel<FeishuErrorPair>
{
    private static readonly FeishuJsonNames s_names = new("key,value");

    /// <summary>Makes an empty one.</summary>
    public FeishuErrorPair()
    {
    }

    private FeishuErrorPair(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0:
                    Key = json.ReadString();
                    break;
                case 1:
                    Value = json.ReadString();
                    break;
            }
        }
    }

    /// <summary>What it is (<c>key</c>).</summary>
    public string? Key { get; init; }

    /// <summary>The value (<c>value</c>).</summary>
    public string? Value { get; init; }

    /// <inheritdoc/>
    static FeishuErrorPair IFeishuModel<FeishuErrorPair>.Read(ref FeishuJsonReader json) => new(ref json);

    /// <inheritdoc/>
    public bool Equals(FeishuErrorPair? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);

    /// <inheritdoc/>
    protected override void WriteMembers(FeishuJsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.Begin(s_names);
        json.Write(0, Key);
        json.Write(1, Value);
    }
}
