using System.Globalization;
using Feishu.Gen.Operations;

namespace Feishu.Testing.Tokens;

/// <summary>Gives out access tokens and knows which are good.</summary>
/// <param name="lifetime">How long they are.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class TokenDesk(TimeSpan lifetime, TimeProvider clock)
{
    /// <summary>A token with less time left is not given out a second time.</summary>
    private static readonly TimeSpan s_renewal = TimeSpan.FromMinutes(30);

    private readonly object _lock = new();
    private readonly Dictionary<string, IssuedToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _grants = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The app's token, or a tenant's: the one that there is while it is good for long enough, else a new one.</summary>
    /// <param name="kind"><see cref="TokenKinds.App"/> or <see cref="TokenKinds.Tenant"/>.</param>
    /// <param name="tenant">The tenant; empty for the app's own.</param>
    public IssuedToken Issue(TokenKinds kind, string tenant)
    {
        lock (_lock)
        {
            var latest = clock.GetUtcNow() + s_renewal;
            return _tokens.Values.FirstOrDefault(t => t.Kind == kind && t.Tenant == tenant && t.End >= latest) ?? Add(kind, tenant, null);
        }
    }

    /// <summary>A user's token, always a new one.</summary>
    /// <param name="scopes">The permissions that the user gave; null for all that the app has.</param>
    public IssuedToken IssueToUser(IReadOnlyCollection<string>? scopes)
    {
        lock (_lock)
        {
            return Add(TokenKinds.User, "", scopes);
        }
    }

    /// <summary>A code or a refresh token.</summary>
    /// <param name="prefix">What it begins with.</param>
    /// <param name="grant">What it is good for.</param>
    public string Issue(string prefix, Grant grant)
    {
        lock (_lock)
        {
            var value = Next(prefix);
            _grants.Add(value, grant);
            return value;
        }
    }

    /// <summary>Takes a code or a refresh token back; null where there is no such one any more.</summary>
    public Grant? Redeem(string? value)
    {
        lock (_lock)
        {
            return value is not null && _grants.Remove(value, out var grant) ? grant : null;
        }
    }

    /// <summary>A token that was given out and not withdrawn, though its time may be over; else null.</summary>
    public IssuedToken? Find(string value)
    {
        lock (_lock)
        {
            return _tokens.GetValueOrDefault(value);
        }
    }

    /// <summary>Whether a token's time is over.</summary>
    public bool IsOver(IssuedToken token) => clock.GetUtcNow() >= token.End;

    /// <summary>The seconds that a token has left, begun ones included.</summary>
    public long SecondsLeft(IssuedToken token) => (long)Math.Ceiling((token.End - clock.GetUtcNow()).TotalSeconds);

    /// <summary>Withdraws a token.</summary>
    public void Withdraw(string value)
    {
        lock (_lock)
        {
            _tokens.Remove(value);
        }
    }

    /// <summary>Withdraws all tokens.</summary>
    public void WithdrawAll()
    {
        lock (_lock)
        {
            _tokens.Clear();
        }
    }

    private IssuedToken Add(TokenKinds kind, string tenant, IReadOnlyCollection<string>? scopes)
    {
        var prefix = kind switch
        {
            TokenKinds.Tenant => "t-",
            TokenKinds.App => "a-",
            _ => "u-",
        };
        var token = new IssuedToken(Next(prefix), kind, clock.GetUtcNow() + lifetime, tenant, scopes);
        _tokens.Add(token.Value, token);
        return token;
    }

    private string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}mock-{++_count}");
}
