using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Runtime.Events.LongConnection.Frames;
using Feishu.Runtime.Events.LongConnection.Session;

namespace Feishu.Testing;

/// <summary>An app's response to an event.</summary>
public sealed record FeishuMockEventResponse
{
    /// <summary>The event's id, with which it can be sent again.</summary>
    public required string EventId { get; init; }

    /// <summary>The HTTP status, or the code that stands for it on a long connection; null where no response came in time.</summary>
    public required int? Status { get; init; }

    /// <summary>The body: of a card action's response the toast and the card.</summary>
    public string Body { get; init; } = "";

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The frame of the response on a long connection.</summary>
    internal Frame? Frame { get; init; }

    /// <summary>Whether the app has taken it, so that the platform does not send it again.</summary>
    public bool IsAcknowledged => Status == 200;

    /// <summary>The body as JSON; null where it is none.</summary>
    public JsonNode? Json
    {
        get
        {
            try
            {
                return Body.Length == 0 ? null : JsonNode.Parse(Body);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The response in a line.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => $"{EventId} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no response"} {Body}";
}
