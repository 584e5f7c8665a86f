namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>Where to connect to, once.</summary>
/// <param name="Uri">The address. Its query holds a ticket, and is never shown.</param>
/// <param name="Service">The platform's service there, which pings name.</param>
/// <param name="Settings">How to keep the connection.</param>
internal sealed record LongConnectionAddress(Uri Uri, int Service, LongConnectionSettings Settings)
{
    /// <summary>The host alone.</summary>
    public override string ToString() => Uri.Authority;
}
