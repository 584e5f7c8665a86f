namespace Feishu.Runtime.Events.LongConnection.Session;

/// <summary>Why a connection ended.</summary>
internal enum SessionEnd
{
    /// <summary>The application asked for it.</summary>
    Stopped,

    /// <summary>The platform closed it.</summary>
    Closed,

    /// <summary>It broke.</summary>
    Broken,

    /// <summary>Nothing came for so long that nobody can be there, or nobody read what was sent.</summary>
    Silent,
}
