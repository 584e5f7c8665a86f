namespace Feishu.Gen.Operations;

/// <summary>What an operation sends.</summary>
public sealed record RequestBody
{
    /// <summary>How it is sent.</summary>
    public required BodyKind Kind { get; init; }

    /// <summary>Its fields.</summary>
    public EquatableArray<Field> Fields { get; init; }

    /// <summary>The page's example as it stands there, or null.</summary>
    public string? Example { get; init; }

    /// <summary>The page leaves open where some of the fields belong.</summary>
    public bool IsNestingOpen { get; init; }
}

/// <summary>How a body is sent.</summary>
public enum BodyKind
{
    /// <summary><c>application/json</c>.</summary>
    Json,

    /// <summary><c>multipart/form-data</c>.</summary>
    Multipart,
}
