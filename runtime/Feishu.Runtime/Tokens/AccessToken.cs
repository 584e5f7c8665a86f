namespace Feishu.Runtime;

/// <summary>A token as the platform gave it. A class, so that it is exchanged in one piece.</summary>
/// <param name="Text">The token.</param>
/// <param name="RenewFrom">From when on another one is fetched while this one is still used.</param>
/// <param name="End">When it ends.</param>
internal sealed record AccessToken(string Text, DateTimeOffset RenewFrom, DateTimeOffset End)
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(3);

    /// <summary>A token that lives for a time from now on. The window is what the official SDKs use, but never more than half of the time.</summary>
    public static AccessToken Of(string text, TimeSpan lifetime, DateTimeOffset now)
        => new(text, now + lifetime - (s_window < lifetime / 2 ? s_window : lifetime / 2), now + lifetime);

    public override string ToString() => nameof(AccessToken);
}
