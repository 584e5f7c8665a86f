using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Feishu.Testing.Events;

/// <summary>Something that is sent to an app.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Json">All of it.</param>
/// <param name="Delivery">How it is sent.</param>
internal sealed record SentEvent(string Id, SentEventKind Kind, JsonObject Json, FeishuMockDelivery Delivery)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes, in the clear.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(Json.ToJsonString(s_json));
}

/// <summary>What is sent to an app.</summary>
internal enum SentEventKind
{
    /// <summary>An event, or what somebody did with a card.</summary>
    Event,

    /// <summary>What somebody did with a card, in the old form.</summary>
    OldCardAction,

    /// <summary>The question whether the address is the app's.</summary>
    Challenge,
}
