namespace Feishu.Runtime;

/// <summary>An access token for an operation that takes <c>app_access_token</c> or <c>user_access_token</c>; the classes of these kinds convert to it by themselves.</summary>
public readonly struct FeishuAppOrUserToken : IEquatable<FeishuAppOrUserToken>
{
    private readonly FeishuToken? _source;

    private FeishuAppOrUserToken(FeishuToken source) => _source = source;

    /// <summary>The token.</summary>
    /// <exception cref="ArgumentException">This is a <c>default</c>, which holds no token.</exception>
    public FeishuToken Source => FeishuToken.Given(_source, nameof(FeishuAppOrUserToken));

    /// <summary>An app token.</summary>
    /// <param name="token">The token.</param>
    public static implicit operator FeishuAppOrUserToken(FeishuAppAccessToken token) => new(token ?? throw new ArgumentNullException(nameof(token)));

    /// <summary>A user token.</summary>
    /// <param name="token">The token.</param>
    public static implicit operator FeishuAppOrUserToken(FeishuUserAccessToken token) => new(token ?? throw new ArgumentNullException(nameof(token)));

    /// <summary>Whether two are the same source.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(FeishuAppOrUserToken left, FeishuAppOrUserToken right) => left.Equals(right);

    /// <summary>Whether two are different sources.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator !=(FeishuAppOrUserToken left, FeishuAppOrUserToken right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(FeishuAppOrUserToken other) => ReferenceEquals(_source, other._source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeishuAppOrUserToken other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _source?.GetHashCode() ?? 0;

    /// <summary>The kind; never the token.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => _source?.ToString() ?? "";
}
