using Feishu.Gen.Json;
using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Finds the types of events: <c>im.message.receive_v1</c>, and of the old form <c>leave_approval</c>.</summary>
internal static class EventType
{
    /// <summary>The first word of a text that can be the type of an event, or null.</summary>
    public static string? Find(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsPart(text[i]))
            {
                continue;
            }

            if (Is(text.Substring(start, i - start)))
            {
                return text.Substring(start, i - start);
            }

            start = i + 1;
        }

        return null;
    }

    /// <summary>The type that an example names, or null.</summary>
    public static string? Of(JsonValue.Object example) =>
        Text((example.Find(EventEnvelopeNames.Header) as JsonValue.Object)?.Find(EventEnvelopeNames.EventType))
        ?? Text((example.Find(EventEnvelopeNames.Event) as JsonValue.Object)?.Find(EventEnvelopeNames.Type));

    private static string? Text(JsonValue? value) => value is JsonValue.String { Value: var text } && Is(text) ? text : null;

    private static bool Is(string text) => text.Length is > 2 and <= 200 && text[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') && text.All(IsPart) && text[text.Length - 1] != '.';

    private static bool IsPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.';
}
