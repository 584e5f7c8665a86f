using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Runtime.Events.LongConnection.Frames;
using Feishu.Runtime.Events.LongConnection.Session;

namespace Feishu.Testing;

/// <summary>What an app answered to an event.</summary>
public sealed record FeishuMockEventAnswer
{
    /// <summary>The event's id, with which it can be sent again.</summary>
    public required string EventId { get; init; }

    /// <summary>The HTTP status, or the code that stands for it on a long connection; null where no answer came in time.</summary>
    public required int? Status { get; init; }

    /// <summary>The body: of a card action's answer the toast and the card.</summary>
    public string Body { get; init; } = "";

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The frame that answered it on a long connection.</summary>
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

    /// <summary>The answer in a line.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => $"{EventId} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"} {Body}";
}
