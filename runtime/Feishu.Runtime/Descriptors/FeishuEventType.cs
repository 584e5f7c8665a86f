using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime;

/// <summary>What a page says of an event that the platform sends. Immutable.</summary>
public sealed class FeishuEventType
{
    /// <summary>Makes a descriptor.</summary>
    /// <param name="name">The event's type: <c>im.message.receive_v1</c>.</param>
    public FeishuEventType(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The event's type, as subscriptions and the header name it: <c>im.message.receive_v1</c>.</summary>
    public string Name { get; }

    /// <summary>The page's heading.</summary>
    public string Title { get; init; } = "";

    /// <summary>The page's address, or null where it gives none.</summary>
    [SuppressMessage("Design", "CA1056", Justification = "Shown, not fetched; and a descriptor should cost nothing until then.")]
    public string? PageUrl { get; init; }

    /// <summary>The type of the payload.</summary>
    public Type? PayloadType { get; init; }

    /// <summary>Whether the event comes in the old form (1.0), whose payload names type, app and tenant itself.</summary>
    public bool IsOldForm { get; init; }

    /// <summary>The kinds of app that may subscribe to it.</summary>
    public FeishuAppTypes AppTypes { get; init; }

    /// <summary>The permissions of which the app needs one.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The permissions without which single fields of the payload stay empty.</summary>
    public IReadOnlyList<string> FieldScopes { get; init; } = [];

    /// <summary>What the page says of the event of a payload.</summary>
    /// <typeparam name="TEvent">The payload.</typeparam>
    /// <returns>The descriptor.</returns>
    public static FeishuEventType Of<TEvent>()
        where TEvent : FeishuModel, IFeishuEvent<TEvent> => TEvent.EventType;

    /// <inheritdoc cref="Name"/>
    public override string ToString() => Name;
}
