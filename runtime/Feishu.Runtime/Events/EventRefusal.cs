namespace Feishu.Runtime.Events;

/// <summary>Why a request is refused: for logs and measurements, and never for who sent it.</summary>
internal enum EventRefusal
{
    /// <summary>Its body is over <see cref="FeishuEventOptions.MaxBodyBytes"/>.</summary>
    TooLarge,

    /// <summary>It is not signed, and must be.</summary>
    NotSigned,

    /// <summary>Its signature is not that of its body, or of the other kind.</summary>
    WrongSignature,

    /// <summary>It was sent too long ago, or says no time.</summary>
    Stale,

    /// <summary>It is no JSON.</summary>
    NotJson,

    /// <summary>It is encrypted, and there is no <see cref="FeishuEventOptions.EncryptKey"/>.</summary>
    NoEncryptKey,

    /// <summary>It is not encrypted, although there is an <see cref="FeishuEventOptions.EncryptKey"/>.</summary>
    NotEncrypted,

    /// <summary>It is encrypted with something else.</summary>
    WrongEncryption,

    /// <summary>It lacks the <see cref="FeishuEventOptions.VerificationToken"/>.</summary>
    WrongToken,

    /// <summary>It comes from the platform, and is no event all the same.</summary>
    Malformed,
}
