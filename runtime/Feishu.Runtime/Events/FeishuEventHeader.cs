namespace Feishu.Runtime;

/// <summary>What comes with every event, whatever it is about. The same in both forms; what the old form (1.0) lacks is null.</summary>
public sealed record FeishuEventHeader
{
    /// <summary>The event's own id (<c>event_id</c>; <c>uuid</c> in the old form). A redelivered event has the same.</summary>
    public required string EventId { get; init; }

    /// <summary>The event's type: <c>im.message.receive_v1</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>When the event was made, or null where the platform does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The company in which it happened, or null.</summary>
    public string? TenantKey { get; init; }

    /// <summary>The app that it is sent to, or null.</summary>
    public string? AppId { get; init; }

    /// <summary>Whether it came in the old form (1.0).</summary>
    public bool IsOldForm { get; init; }
}
