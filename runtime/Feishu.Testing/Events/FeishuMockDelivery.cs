namespace Feishu.Testing;

/// <summary>How an event is sent.</summary>
public sealed record FeishuMockDelivery
{
    private readonly int _parts = 1;

    /// <summary>When the platform sends an event again to which it got no success: after 15 seconds, 5 minutes, an hour and 6 hours.</summary>
    public static IReadOnlyList<TimeSpan> PlatformRedeliveries { get; } = [TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];

    /// <summary>The event's id; null for a new one. With the id of an event that was sent before it is that event sent again.</summary>
    public string? EventId { get; init; }

    /// <summary>When the event happened; null for now.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The company in which it happened.</summary>
    public string TenantKey { get; init; } = "tenant_mock";

    /// <summary>Whether it is sent in the old form (1.0), or as an old card callback; null for what the event's page says.</summary>
    public bool? IsOldForm { get; init; }

    /// <summary>How long the app may take to respond, by the mock's clock.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// The pauses after which it is sent again as long as it gets no success in response, by the mock's clock: none by default,
    /// <see cref="PlatformRedeliveries"/>, or <see cref="TimeSpan.Zero"/> for at once.
    /// </summary>
    public IReadOnlyList<TimeSpan> Redeliveries { get; init; } = [];

    /// <summary>Into how many frames it is divided on a long connection; the platform does that with long messages.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no part at all.</exception>
    public int Parts
    {
        get => _parts;
        init => _parts = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An event has a part at least.");
    }
}
