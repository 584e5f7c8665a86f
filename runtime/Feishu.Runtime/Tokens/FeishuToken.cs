using Feishu.Runtime.Tokens;

namespace Feishu.Runtime;

/// <summary>
/// An access token of one kind. It is a source, not a text: one made from a string stays as it is, one of the client's own is fetched when it is needed and renewed before its end.
/// </summary>
public abstract class FeishuToken
{
    private readonly FeishuTokenSource _source;

    private protected FeishuToken(FeishuTokenKind kind, FeishuTokenSource source)
    {
        Kind = kind;
        _source = source;
    }

    /// <summary>Its kind.</summary>
    public FeishuTokenKind Kind { get; }

    /// <summary>The token's text as it is now, fetched where that is needed.</summary>
    /// <param name="cancellationToken">Cancels the waiting; a fetch that others wait for, too, goes on.</param>
    /// <returns>The text, without <c>Bearer</c>.</returns>
    /// <exception cref="FeishuException">It could not be fetched.</exception>
    public ValueTask<string> GetAsync(CancellationToken cancellationToken = default) => _source.GetAsync(cancellationToken);

    /// <summary>The kind; never the token.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public sealed override string ToString() => $"{Kind} access token";

    /// <summary>The token that a caller gave. One that was forgotten must not become the app's own, which may do other things.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    internal static FeishuToken Given(FeishuToken? source, string type, string parameter = "token")
        => source ?? throw new ArgumentException($"The token is a {type} without a token, a default. For the client's own token pass null.", parameter);

    internal bool Invalidate(string failedToken) => _source.Invalidate(failedToken);
}
