using Feishu.Runtime.Tokens;

namespace Feishu.Runtime;

/// <summary>A <c>user_access_token</c>: the app on behalf of a user.</summary>
public sealed class FeishuUserAccessToken : FeishuToken
{
    internal FeishuUserAccessToken(FeishuTokenSource source)
        : base(FeishuTokenKind.User, source)
    {
    }

    /// <summary>A token that was got elsewhere. It is not renewed.</summary>
    /// <param name="token">The token (<c>u-…</c>), without <c>Bearer</c>.</param>
    /// <returns>The token as a source.</returns>
    /// <exception cref="ArgumentException">It is empty, or holds what no token holds.</exception>
    public static FeishuUserAccessToken FromString(string token) => new(new FixedTokenSource(token));
}
