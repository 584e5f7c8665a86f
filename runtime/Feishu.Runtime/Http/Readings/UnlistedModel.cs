using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Http.Readings;

/// <summary>A result of which the page lists no member: everything is kept aside.</summary>
internal sealed record UnlistedModel : FeishuModel<UnlistedModel>
{
    protected override void MapMembers(ref FeishuJsonMapper json)
    {
    }
}
