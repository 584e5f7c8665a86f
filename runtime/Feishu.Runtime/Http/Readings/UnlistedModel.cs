using System.Text;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Http.Readings;

/// <summary>A result of which the page lists no member: everything is kept aside.</summary>
internal sealed record UnlistedModel : FeishuModel<UnlistedModel>
{
    public bool Equals(UnlistedModel? other) => HasEqualJson(other);

    public override int GetHashCode() => GetJsonHashCode();

    protected override void MapMembers(ref FeishuJsonMapper json)
    {
    }

    protected override bool PrintMembers(StringBuilder builder) => PrintJson(builder);
}
