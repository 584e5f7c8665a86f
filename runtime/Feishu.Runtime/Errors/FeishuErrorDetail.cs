using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime;

/// <summary>What the platform says of a failure beside code and message (<c>error</c>).</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuErrorDetail : FeishuModel, IFeishuModel<FeishuErrorDetail>
{
    private static readonly FeishuJsonNames s_names = new("log_id,message,troubleshooter,details,permission_violations,field_violations,helps");

    /// <summary>Makes an empty one.</summary>
    public FeishuErrorDetail()
    {
    }

    private FeishuErrorDetail(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0:
                    LogId = json.ReadString();
                    break;
                case 1:
                    Message = json.ReadString();
                    break;
                case 2:
                    Troubleshooter = json.ReadString();
                    break;
                case 3:
                    Details = json.ReadModelList<FeishuErrorPair>();
                    break;
                case 4:
                    PermissionViolations = json.ReadModelList<FeishuPermissionViolation>();
                    break;
                case 5:
                    FieldViolations = json.ReadModelList<FeishuFieldViolation>();
                    break;
                case 6:
                    Helps = json.ReadModelList<FeishuErrorHelp>();
                    break;
            }
        }
    }

    /// <summary>The name of the request for the platform's support (<c>log_id</c>).</summary>
    public string? LogId { get; init; }

    /// <summary>What went wrong (<c>message</c>).</summary>
    public string? Message { get; init; }

    /// <summary>Where to look further (<c>troubleshooter</c>).</summary>
    public string? Troubleshooter { get; init; }

    /// <summary>Facts (<c>details</c>).</summary>
    public IReadOnlyList<FeishuErrorPair>? Details { get; init; }

    /// <summary>Permissions that are missing (<c>permission_violations</c>).</summary>
    public IReadOnlyList<FeishuPermissionViolation>? PermissionViolations { get; init; }

    /// <summary>Fields that are wrong (<c>field_violations</c>).</summary>
    public IReadOnlyList<FeishuFieldViolation>? FieldViolations { get; init; }

    /// <summary>Pages that help (<c>helps</c>).</summary>
    public IReadOnlyList<FeishuErrorHelp>? Helps { get; init; }

    /// <inheritdoc/>
    static FeishuErrorDetail IFeishuModel<FeishuErrorDetail>.Read(ref FeishuJsonReader json) => new(ref json);

    /// <inheritdoc/>
    public bool Equals(FeishuErrorDetail? other) => base.Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => base.GetHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);

    /// <inheritdoc/>
    protected override void WriteMembers(FeishuJsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.Begin(s_names);
        json.Write(0, LogId);
        json.Write(1, Message);
        json.Write(2, Troubleshooter);
        json.Write(3, Details);
        json.Write(4, PermissionViolations);
        json.Write(5, FieldViolations);
        json.Write(6, Helps);
    }
}
