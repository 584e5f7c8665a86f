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

    /// <summary>A late answer.</summary>
    Delay,

    /// <summary>No answer.</summary>
    Drop,

    /// <summary>A withdrawn token.</summary>
    RefuseToken,
}
