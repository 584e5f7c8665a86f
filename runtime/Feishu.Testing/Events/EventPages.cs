using System.Text.Json.Nodes;
using Feishu.Gen.Json;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Pages;

namespace Feishu.Testing.Events;

/// <summary>The events that there are pages for.</summary>
internal sealed class EventPages
{
    private readonly SortedDictionary<string, EventDefinition> _pages = new(StringComparer.Ordinal);

    /// <param name="events">What the pages say; of several for one type the first counts.</param>
    public EventPages(IEnumerable<EventDefinition> events)
    {
        foreach (var page in events)
        {
            _pages.TryAdd(page.Type, page);
        }
    }

    /// <summary>Their types, in order.</summary>
    public IReadOnlyCollection<string> Types => _pages.Keys;

    /// <summary>Whether an event is sent in the old form.</summary>
    public bool IsOldForm(string eventType) => _pages.GetValueOrDefault(eventType) is { IsOldForm: true };

    /// <summary>The payload of the page's example, or one made from its table; null where there is no page.</summary>
    public JsonObject? FindExample(string eventType) => _pages.GetValueOrDefault(eventType) is { } page
        ? Payload(page.Example) ?? TableExample.Of(page.Fields)
        : null;

    /// <summary>Pages without a table explain their examples by comments, so what can be read of one is enough.</summary>
    private static JsonObject? Payload(string? example) =>
        example is null ? null : PageJson.OfValue(LenientJson.Read(example).Value)?["event"]?.DeepClone() as JsonObject;
}
