using System.Diagnostics;

namespace Feishu.Runtime;

/// <summary>A token as the platform gave it, in the form in which an <see cref="IFeishuTokenStore"/> keeps it. Immutable.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed record FeishuStoredToken
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(3);

    /// <summary>The token.</summary>
    public required string Text { get; init; }

    /// <summary>From when on another one is fetched while this one is still used.</summary>
    public DateTimeOffset RenewFrom { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset End { get; init; }

    /// <summary>What a user's next token is got for, once; null where there is none, or where the platform has refused it.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When <see cref="RefreshToken"/> ends.</summary>
    public DateTimeOffset? RefreshEnd { get; init; }

    /// <summary>The permissions that a user has given, separated by blanks; null where the platform did not say.</summary>
    public string? Scope { get; init; }

    /// <summary>
    /// Until when it is kept: until the end of the refresh token, or of the access token where there was none. A refresh token that the platform has refused is remembered as long, so that nobody tries it again.
    /// Where a refresh token's end is not known, it is kept for 7 days after the access token's end.
    /// </summary>
    public DateTimeOffset KeepUntil => RefreshEnd is { } refreshEnd ? refreshEnd > End ? refreshEnd : End : RefreshToken is null ? End : End + AssumedRefreshLifetime;

    /// <summary>How long a refresh token is taken to live where the platform does not say: as long as it gives one for.</summary>
    internal static TimeSpan AssumedRefreshLifetime { get; } = TimeSpan.FromDays(7);

    /// <summary>The end; never the token.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => FormattableString.Invariant($"{nameof(FeishuStoredToken)} {{ {nameof(End)} = {End:u} }}");

    /// <summary>A token that lives for a time from now on. The window is what the official SDKs use, but never more than half of the time.</summary>
    internal static FeishuStoredToken Of(string text, TimeSpan lifetime, DateTimeOffset now) => new()
    {
        Text = text,
        RenewFrom = now + lifetime - (s_window < lifetime / 2 ? s_window : lifetime / 2),
        End = now + lifetime,
    };
}
