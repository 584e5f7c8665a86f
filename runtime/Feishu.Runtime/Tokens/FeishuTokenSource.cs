namespace Feishu.Runtime.Tokens;

/// <summary>Where the text of a token comes from: fixed, fetched and cached, or out of a store.</summary>
internal abstract class FeishuTokenSource
{
    /// <summary>The token as it is now.</summary>
    public abstract ValueTask<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>Drops the token if it still is the one that the platform refused; another one, which somebody else has fetched since, stays.</summary>
    /// <returns>Whether asking again may give another token.</returns>
    public abstract bool Invalidate(string failedToken);
}
