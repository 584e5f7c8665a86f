using System.Text;
using System.Text.Json.Serialization;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Tests;

/// <summary>The payload of an event of the old form.</summary>
[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record UserLeft : FeishuModel<UserLeft>, IFeishuEvent<UserLeft>
{
    private static FeishuEventType? s_eventType;
    private string? _openId;

    public static FeishuEventType EventType => s_eventType ??= new FeishuEventType("user_leave") { PayloadType = typeof(UserLeft), IsOldForm = true };

    public string? OpenId
    {
        get => _openId;
        init => _openId = value;
    }

    public bool Equals(UserLeft? other) => HasEqualJson(other);

    public override int GetHashCode() => GetJsonHashCode();

    protected override void MapMembers(ref FeishuJsonMapper json) => json.Text("open_id", ref _openId);

    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);
}
