using System.Text;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>What the platform says of a failure beside code and message (<c>error</c>).</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuErrorDetail : FeishuModel<FeishuErrorDetail>
{
    private string? _logId;
    private string? _message;
    private string? _troubleshooter;
    private IReadOnlyList<FeishuErrorPair>? _details;
    private IReadOnlyList<FeishuPermissionViolation>? _permissionViolations;
    private IReadOnlyList<FeishuFieldViolation>? _fieldViolations;
    private IReadOnlyList<FeishuErrorHelp>? _helps;

    /// <summary>Makes an empty one.</summary>
    public FeishuErrorDetail()
    {
    }

    /// <summary>The name of the request for the platform's support (<c>log_id</c>).</summary>
    public string? LogId
    {
        get => _logId;
        init => _logId = value;
    }

    /// <summary>What went wrong (<c>message</c>).</summary>
    public string? Message
    {
        get => _message;
        init => _message = value;
    }

    /// <summary>Where to look further (<c>troubleshooter</c>).</summary>
    public string? Troubleshooter
    {
        get => _troubleshooter;
        init => _troubleshooter = value;
    }

    /// <summary>Facts (<c>details</c>).</summary>
    public IReadOnlyList<FeishuErrorPair>? Details
    {
        get => _details;
        init => _details = value;
    }

    /// <summary>Permissions that are missing (<c>permission_violations</c>).</summary>
    public IReadOnlyList<FeishuPermissionViolation>? PermissionViolations
    {
        get => _permissionViolations;
        init => _permissionViolations = value;
    }

    /// <summary>Fields that are wrong (<c>field_violations</c>).</summary>
    public IReadOnlyList<FeishuFieldViolation>? FieldViolations
    {
        get => _fieldViolations;
        init => _fieldViolations = value;
    }

    /// <summary>Pages that help (<c>helps</c>).</summary>
    public IReadOnlyList<FeishuErrorHelp>? Helps
    {
        get => _helps;
        init => _helps = value;
    }

    /// <inheritdoc/>
    public bool Equals(FeishuErrorDetail? other) => HasEqualJson(other);

    /// <inheritdoc/>
    public override int GetHashCode() => GetJsonHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);

    /// <inheritdoc/>
    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.Text("log_id", ref _logId);
        json.Text("message", ref _message);
        json.Text("troubleshooter", ref _troubleshooter);
        json.ModelList("details", ref _details);
        json.ModelList("permission_violations", ref _permissionViolations);
        json.ModelList("field_violations", ref _fieldViolations);
        json.ModelList("helps", ref _helps);
    }
}
