namespace Feishu.Gen.Operations;

/// <summary>What a reference page says of one event. Plain values and no positions, as those of <see cref="Operation"/>.</summary>
public sealed record EventDefinition
{
    /// <summary>The event's type: <c>im.message.receive_v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it is sent in the old form (1.0), whose payload names type, app and tenant itself.</summary>
    public bool IsOldForm { get; init; }

    /// <summary>The page's heading.</summary>
    public required string Title { get; init; }

    /// <summary>The text between heading and table, as Markdown.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The page's address on the platform's site, where the page gives one.</summary>
    public string? PageUrl { get; init; }

    /// <summary>The day of the page's last update, <c>yyyy-MM-dd</c>.</summary>
    public string? UpdatedOn { get; init; }

    /// <summary>Why one should not use it any more, where the page says so.</summary>
    public string? Deprecation { get; init; }

    /// <summary>The kinds of app that may subscribe to it.</summary>
    public AppTypes AppTypes { get; init; }

    /// <summary>The permissions of which the app needs one.</summary>
    public EquatableArray<Scope> Scopes { get; init; }

    /// <summary>What the page says of permissions besides, as Markdown; may be empty.</summary>
    public string ScopeNote { get; init; } = "";

    /// <summary>The permissions without which single fields stay empty.</summary>
    public EquatableArray<Scope> FieldScopes { get; init; }

    /// <summary>The fields of the payload: what the member <c>event</c> holds.</summary>
    public EquatableArray<Field> Fields { get; init; }

    /// <summary>The page's example as it stands there, with its header; or null.</summary>
    public string? Example { get; init; }

    /// <summary>The page leaves open where some of the fields belong.</summary>
    public bool IsNestingOpen { get; init; }
}
