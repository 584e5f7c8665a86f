namespace Feishu.Runtime;

/// <summary>An access token for an operation that takes <c>tenant_access_token</c> or <c>user_access_token</c>; the classes of these kinds convert to it by themselves.</summary>
public readonly struct TenantOrUserToken : IEquatable<TenantOrUserToken>
{
    private TenantOrUserToken(FeishuToken source) => Source = source;

    /// <summary>The token; null in a <c>default</c>, which stands for the client's own.</summary>
    public FeishuToken? Source { get; }

    /// <summary>A tenant token.</summary>
    /// <param name="token">The token.</param>
    public static implicit operator TenantOrUserToken(TenantAccessToken token) => new(token ?? throw new ArgumentNullException(nameof(token)));

    /// <summary>A user token.</summary>
    /// <param name="token">The token.</param>
    public static implicit operator TenantOrUserToken(UserAccessToken token) => new(token ?? throw new ArgumentNullException(nameof(token)));

    /// <summary>Whether two are the same source.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator ==(TenantOrUserToken left, TenantOrUserToken right) => left.Equals(right);

    /// <summary>Whether two are different sources.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are.</returns>
    public static bool operator !=(TenantOrUserToken left, TenantOrUserToken right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(TenantOrUserToken other) => ReferenceEquals(Source, other.Source);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TenantOrUserToken other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Source?.GetHashCode() ?? 0;

    /// <summary>The kind; never the token.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => Source?.ToString() ?? "";
}
