namespace Feishu.Runtime.Tokens;

/// <summary>A token that the caller gave as text, and that stays as it is.</summary>
internal sealed class FixedTokenSource : FeishuTokenSource
{
    private readonly string _token;

    public FixedTokenSource(string token)
    {
        TokenText.Check(token, nameof(token));
        _token = token;
    }

    public override ValueTask<string> GetAsync(CancellationToken cancellationToken) => new(_token);

    public override bool Invalidate(string failedToken) => false;
}
