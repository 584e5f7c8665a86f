using System.Text;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime;

/// <summary>A permission that a call lacked.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed record FeishuPermissionViolation : FeishuModel<FeishuPermissionViolation>
{
    private string? _type;
    private string? _subject;
    private string? _description;

    /// <summary>Makes an empty one.</summary>
    public FeishuPermissionViolation()
    {
    }

    /// <summary>The kind of permission (<c>type</c>).</summary>
    public string? Type
    {
        get => _type;
        init => _type = value;
    }

    /// <summary>The permission (<c>subject</c>).</summary>
    public string? Subject
    {
        get => _subject;
        init => _subject = value;
    }

    /// <summary>What is missing (<c>description</c>).</summary>
    public string? Description
    {
        get => _description;
        init => _description = value;
    }

    /// <inheritdoc/>
    public bool Equals(FeishuPermissionViolation? other) => HasEqualJson(other);

    /// <inheritdoc/>
    public override int GetHashCode() => GetJsonHashCode();

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);

    /// <inheritdoc/>
    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.Text("type", ref _type);
        json.Text("subject", ref _subject);
        json.Text("description", ref _description);
    }
}
