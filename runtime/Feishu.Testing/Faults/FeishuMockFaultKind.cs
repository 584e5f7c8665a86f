namespace Feishu.Testing.Faults;

/// <summary>Kinds of fault.</summary>
internal enum FeishuMockFaultKind
{
    /// <summary>Another HTTP status.</summary>
    Status,

    /// <summary>A refusal.</summary>
    Code,

    /// <summary>Too many calls.</summary>
    RateLimit,

    /// <summary>A late response.</summary>
    Delay,

    /// <summary>No response.</summary>
    Drop,

    /// <summary>A withdrawn token.</summary>
    RefuseToken,
}
