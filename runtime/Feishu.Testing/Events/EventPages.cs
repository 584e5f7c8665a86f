using System.Text.Json.Nodes;

namespace Feishu.Testing.Events;

/// <summary>The events that there are pages for.</summary>
/// <param name="pages">The events.</param>
internal sealed class EventPages(IEnumerable<EventPage> pages)
{
    private readonly SortedDictionary<string, EventPage> _pages = new(pages.ToDictionary(p => p.Type), StringComparer.Ordinal);

    /// <summary>Their types, in order.</summary>
    public IReadOnlyCollection<string> Types => _pages.Keys;

    /// <summary>Whether an event is sent in the old form.</summary>
    public bool IsOldForm(string eventType) => _pages.GetValueOrDefault(eventType) is { IsOldForm: true };

    /// <summary>The payload of the page's example, or one made from its table; null where there is no page.</summary>
    public JsonObject? FindExample(string eventType) => (JsonObject?)_pages.GetValueOrDefault(eventType)?.Example.DeepClone();
}

/// <summary>An event that there is a page for.</summary>
/// <param name="Type">Its type.</param>
/// <param name="IsOldForm">Whether it is sent in the old form.</param>
/// <param name="Example">What the member <c>event</c> holds.</param>
internal sealed record EventPage(string Type, bool IsOldForm, JsonObject Example);
