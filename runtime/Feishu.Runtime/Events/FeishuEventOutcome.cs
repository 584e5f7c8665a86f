namespace Feishu.Runtime;

/// <summary>What became of an event.</summary>
public enum FeishuEventOutcome
{
    /// <summary>Its handler has ended.</summary>
    Handled,

    /// <summary>Its handler outlasts the platform's patience, and runs on.</summary>
    InProgress,

    /// <summary>It was received before, and is in work or done.</summary>
    Duplicate,

    /// <summary>There is no handler for it.</summary>
    Unhandled,

    /// <summary>Its handler failed. When it is received again, it is handled again.</summary>
    Failed,

    /// <summary>It was not taken, as too many are waiting or the application shuts down. When it is received again, it may be.</summary>
    Overloaded,

    /// <summary>It is no event.</summary>
    Malformed,
}
