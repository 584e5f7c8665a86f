using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.Tests;

[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record RemoveRequest : FeishuModel, IFeishuModel<RemoveRequest>
{
    private static readonly FeishuJsonNames s_names = new("id_list,comment");

    public RemoveRequest()
    {
    }

    [SetsRequiredMembers]
    private RemoveRequest(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0: IdList = json.ReadStringList(); break;
                case 1: Comment = json.ReadString(); break;
            }
        }
    }

    public IReadOnlyList<string>? IdList { get; init; }

    public string? Comment { get; init; }

    static RemoveRequest IFeishuModel<RemoveRequest>.Read(ref FeishuJsonReader json) => new(ref json);

    protected override void WriteMembers(FeishuJsonWriter json)
    {
        json.Begin(s_names);
        json.Write(0, IdList);
        json.Write(1, Comment);
    }

    public bool Equals(RemoveRequest? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);
}

[JsonConverter(typeof(FeishuModelConverter))]
public sealed partial record RemoveResponse : FeishuModel, IFeishuModel<RemoveResponse>
{
    private static readonly FeishuJsonNames s_names = new("followers");

    public RemoveResponse()
    {
    }

    private RemoveResponse(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out var member))
        {
            switch (member)
            {
                case 0: Followers = json.ReadStringList(); break;
            }
        }
    }

    public IReadOnlyList<string>? Followers { get; init; }

    static RemoveResponse IFeishuModel<RemoveResponse>.Read(ref FeishuJsonReader json) => new(ref json);

    protected override void WriteMembers(FeishuJsonWriter json)
    {
        json.Begin(s_names);
        json.Write(0, Followers);
    }

    public bool Equals(RemoveResponse? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);
}
