using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime;

/// <summary>A field that a call got wrong.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuFieldViolation : FeishuModel, IFeishuModel<FeishuFieldViolation>
{
    private static readonly FeishuJsonNames s_names = new("field,value,description");

    /// <summary>Makes an empty one.</summary>
    public FeishuFieldViolation()
    {
    }

    private FeishuFieldViolation(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0:
                    Field = json.ReadString();
                    break;
                case 1:
                    Value = json.ReadString();
                    break;
                case 2:
                    Description = json.ReadString();
                    break;
            }
        }
    }

    /// <summary>The field (<c>field</c>).</summary>
    public string? Field { get; init; }

    /// <summary>What was sent (<c>value</c>).</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong with it (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    static FeishuFieldViolation IFeishuModel<FeishuFieldViolation>.Read(ref FeishuJsonReader json) => new(ref json);

    /// <inheritdoc/>
    public bool Equals(FeishuFieldViolation? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);

    /// <inheritdoc/>
    protected override void WriteMembers(FeishuJsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.Begin(s_names);
        json.Write(0, Field);
        json.Write(1, Value);
        json.Write(2, Description);
    }
}
