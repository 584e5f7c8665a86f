using Feishu.Runtime.Tokens;

namespace Feishu.Runtime;

/// <summary>A <c>tenant_access_token</c>: the app within one tenant.</summary>
public sealed class FeishuTenantAccessToken : FeishuToken
{
    internal FeishuTenantAccessToken(FeishuTokenSource source)
        : base(FeishuTokenKind.Tenant, source)
    {
    }

    /// <summary>A token that was got elsewhere. It is not renewed.</summary>
    /// <param name="token">The token (<c>t-…</c>), without <c>Bearer</c>.</param>
    /// <returns>The token as a source.</returns>
    /// <exception cref="ArgumentException">It is empty, or holds what no token holds.</exception>
    public static FeishuTenantAccessToken FromString(string token) => new(new FixedTokenSource(token));
}
