using Feishu.Runtime.Tokens;

namespace Feishu.Runtime;

/// <summary>A <c>app_access_token</c>: the app itself.</summary>
public sealed class FeishuAppAccessToken : FeishuToken
{
    internal FeishuAppAccessToken(FeishuTokenSource source)
        : base(FeishuTokenKind.App, source)
    {
    }

    /// <summary>A token that was got elsewhere. It is not renewed.</summary>
    /// <param name="token">The token (<c>a-…</c>), without <c>Bearer</c>.</param>
    /// <returns>The token as a source.</returns>
    /// <exception cref="ArgumentException">It is empty, or holds what no token holds.</exception>
    public static FeishuAppAccessToken FromString(string token) => new(new FixedTokenSource(token));
}
