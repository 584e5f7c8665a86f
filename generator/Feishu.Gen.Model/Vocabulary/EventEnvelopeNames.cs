namespace Feishu.Gen.Vocabulary;

/// <summary>The names in the envelope in which an event is sent; the old form (1.0) has no header.</summary>
internal static class EventEnvelopeNames
{
    /// <summary>The version of the envelope's form.</summary>
    public const string Schema = "schema";

    /// <summary>What all events have in common.</summary>
    public const string Header = "header";

    /// <summary>The payload.</summary>
    public const string Event = "event";

    /// <summary>In the header, the event's id.</summary>
    public const string EventId = "event_id";

    /// <summary>In the header, the event's type.</summary>
    public const string EventType = "event_type";

    /// <summary>In the header, when it happened.</summary>
    public const string CreateTime = "create_time";

    /// <summary>In the header, the app that it is sent to.</summary>
    public const string AppId = "app_id";

    /// <summary>In the header, the tenant that it is about.</summary>
    public const string TenantKey = "tenant_key";

    /// <summary>The token that tells the platform's events from others; in the old form outside of a header.</summary>
    public const string Token = "token";

    /// <summary>In the old form, when it was sent.</summary>
    public const string Timestamp = "ts";

    /// <summary>In the old form, the event's id.</summary>
    public const string Uuid = "uuid";

    /// <summary>In the old form, <see cref="Callback"/>; within its payload, the event's type.</summary>
    public const string Type = "type";

    /// <summary>What the old form has as its own type.</summary>
    public const string Callback = "event_callback";

    /// <summary>Whether a table that begins with a name lists the whole event.</summary>
    public static bool IsOutermost(string name) => name is Schema or Header or Timestamp or Uuid or Token or Type;
}
