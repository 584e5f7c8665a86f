using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime;

/// <summary>A permission that a call lacked.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuPermissionViolation : FeishuModel, IFeishuModel<FeishuPermissionViolation>
{
    private static readonly FeishuJsonNames s_names = new("type,subject,description");

    /// <summary>Makes an empty one.</summary>
    public FeishuPermissionViolation()
    {
    }

    private FeishuPermissionViolation(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0:
                    Type = json.ReadString();
                    break;
                case 1:
                    Subject = json.ReadString();
                    break;
                case 2:
                    Description = json.ReadString();
                    break;
            }
        }
    }

    /// <summary>The kind of permission (<c>type</c>).</summary>
    public string? Type { get; init; }

    /// <summary>The permission (<c>subject</c>).</summary>
    public string? Subject { get; init; }

    /// <summary>What is missing (<c>description</c>).</summary>
    public string? Description { get; init; }

    /// <inheritdoc/>
    static FeishuPermissionViolation IFeishuModel<FeishuPermissionViolation>.Read(ref FeishuJsonReader json) => new(ref json);

    /// <inheritdoc/>
    public bool Equals(FeishuPermissionViolation? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);

    /// <inheritdoc/>
    protected override void WriteMembers(FeishuJsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.Begin(s_names);
        json.Write(0, Type);
        json.Write(1, Subject);
        json.Write(2, Description);
    }
}
