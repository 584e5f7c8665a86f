using System.Text;

namespace Feishu.Runtime;

/// <summary>A result of which the page lists no member: everything is kept aside.</summary>
internal sealed record UnlistedModel : FeishuModel, IFeishuModel<UnlistedModel>
{
    private static readonly FeishuJsonNames s_names = new("");

    private UnlistedModel(ref FeishuJsonReader json)
    {
        while (json.NextMember(this, s_names, out _))
        {
        }
    }

    static UnlistedModel IFeishuModel<UnlistedModel>.Read(ref FeishuJsonReader json) => new(ref json);

    public bool Equals(UnlistedModel? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    protected override void WriteMembers(FeishuJsonWriter json)
    {
        json.Begin(s_names);
    }

    protected override bool PrintMembers(StringBuilder builder) => base.PrintMembers(builder);
}
