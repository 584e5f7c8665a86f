using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record RemoveRequest : FeishuModel<RemoveRequest>
{
    private IReadOnlyList<string>? _idList;
    private string? _comment;

    public RemoveRequest()
    {
    }

    public IReadOnlyList<string>? IdList
    {
        get => _idList;
        init => _idList = value;
    }

    public string? Comment
    {
        get => _comment;
        init => _comment = value;
    }

    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.TextList("id_list", ref _idList);
        json.Text("comment", ref _comment);
    }

    public bool Equals(RemoveRequest? other) => HasEqualJson(other);

    public override int GetHashCode() => GetJsonHashCode();

    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);
}

[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record RemoveResponse : FeishuModel<RemoveResponse>
{
    private IReadOnlyList<string>? _followers;

    public RemoveResponse()
    {
    }

    public IReadOnlyList<string>? Followers
    {
        get => _followers;
        init => _followers = value;
    }

    protected override void MapMembers(ref FeishuJsonMapper json)
    {
        json.TextList("followers", ref _followers);
    }

    public bool Equals(RemoveResponse? other) => HasEqualJson(other);

    public override int GetHashCode() => GetJsonHashCode();

    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);
}
