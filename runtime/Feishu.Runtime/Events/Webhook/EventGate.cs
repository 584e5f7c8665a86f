using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Feishu.Runtime.Events.Dispatching;
using Feishu.Runtime.Rotation;

namespace Feishu.Runtime.Events.Webhook;

/// <summary>Tells what comes from the platform from what does not: size, signature, age, encryption and token, in that order.</summary>
internal sealed class EventGate
{
    /// <summary>A handshake is short; of what is not signed, nothing longer is worth the work.</summary>
    private const int LongestHandshake = 4096;
    private const int LongestChallenge = 256;

    private readonly FeishuEventOptions _options;
    private readonly Rotating<EventKeys, Keyring> _keyring;

    /// <param name="options">The options.</param>
    /// <param name="readKeys">Reads the keys as they are now, as they can be rotated; null where they cannot be read, and those known go on being used.</param>
    /// <exception cref="InvalidOperationException">There is nothing by which to tell.</exception>
    public EventGate(FeishuEventOptions options, Func<EventKeys?> readKeys)
    {
        if (options.EncryptKey is null && options.VerificationToken is null)
        {
            throw new InvalidOperationException(
                $"{nameof(FeishuEventOptions)}: set {nameof(FeishuEventOptions.EncryptKey)}, {nameof(FeishuEventOptions.VerificationToken)} or both, from the page \"Events & Callbacks\" of the developer console. Without them anybody could send events.");
        }

        _options = options;
        _keyring = new(EventKeys.Of(options), readKeys, static (keys, _) => new Keyring(keys));
    }

    private enum Signer
    {
        Nobody,
        Somebody,
        Platform,
        PlatformForOldCard,
    }

    /// <summary>Looks at a request.</summary>
    /// <param name="body">Its body.</param>
    /// <param name="signature">What its headers say.</param>
    /// <returns>What it is, or why it is refused.</returns>
    public EventAdmission Admit(ReadOnlySpan<byte> body, in EventSignature signature)
    {
        if (body.Length > _options.MaxBodyBytes)
        {
            return EventRefusal.TooLarge;
        }

        var keys = _keyring.Read();
        var signer = SignerOf(keys, body, signature);
        if (signer == Signer.Somebody)
        {
            return EventRefusal.WrongSignature;
        }

        var saysTime = !string.IsNullOrEmpty(signature.Timestamp);
        if ((saysTime || signer != Signer.Nobody) && !IsRecent(signature.Timestamp))
        {
            return EventRefusal.Stale;
        }

        if (signer == Signer.Nobody && keys.Cipher is not null && body.Length > LongestHandshake)
        {
            return EventRefusal.NotSigned;
        }

        return Open(keys, body, signer, out var json) is { } refusal ? refusal : Admit(keys, json, signer, signature.Signature);
    }

    private static Signer SignerOf(Keyring keys, ReadOnlySpan<byte> body, in EventSignature signature)
    {
        if (!signature.IsGiven)
        {
            return Signer.Nobody;
        }

        if (keys.Keys.EncryptKey is { } key && signature.IsOfEvent(key, body))
        {
            return Signer.Platform;
        }

        if (keys.Keys.VerificationToken is { } token && signature.IsOfOldCard(token, body))
        {
            return Signer.PlatformForOldCard;
        }

        // Without a key there is nothing that an event could be signed with; then its token counts.
        return keys.Cipher is null ? Signer.Nobody : Signer.Somebody;
    }

    private bool IsRecent(string? timestamp)
        => long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            && (_options.TimeProvider.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= _options.MaxAge;

    /// <summary>Decrypts what is encrypted.</summary>
    /// <returns>What is wrong, or null.</returns>
    private static EventRefusal? Open(Keyring keys, ReadOnlySpan<byte> body, Signer signer, out FeishuJson json)
    {
        if (!FeishuJson.TryParse(body, out json))
        {
            return EventRefusal.NotJson;
        }

        if (json["encrypt"].GetString() is not { } encrypted)
        {
            return keys.Cipher is null || signer == Signer.PlatformForOldCard ? null : EventRefusal.NotEncrypted;
        }

        if (keys.Cipher is not { } cipher)
        {
            return EventRefusal.NoEncryptKey;
        }

        return cipher.TryDecrypt(encrypted, out var text, out var isPadded) & FeishuJson.TryParse(text, out json) & isPadded ? null : EventRefusal.WrongEncryption;
    }

    private static EventAdmission Admit(Keyring keys, FeishuJson json, Signer signer, string? signature)
    {
        // The handshake is not signed, but encrypted where there is a key.
        if (json["type"].GetString() == "url_verification" && json["challenge"].GetString() is { } challenge && IsChallenge(challenge))
        {
            return HasToken(keys, json) ? EventAdmission.Of(challenge) : EventRefusal.WrongToken;
        }

        if (EventEnvelope.IsOldCard(json))
        {
            // Its token is another one; so it must be signed, in whichever way.
            return signer == Signer.Nobody ? EventRefusal.NotSigned : Read(json, signature!);
        }

        return signer switch
        {
            Signer.PlatformForOldCard => EventRefusal.WrongSignature,
            Signer.Nobody when keys.Cipher is not null => EventRefusal.NotSigned,
            _ => HasToken(keys, json) ? Read(json, signature ?? "") : EventRefusal.WrongToken,
        };
    }

    /// <summary>
    /// What is encrypted can be rearranged by who has no key, and a block that was put in another place decrypts to noise. So nothing is given back that
    /// could be somebody else's text, decrypted.
    /// </summary>
    private static bool IsChallenge(string text) => text.Length is > 0 and <= LongestChallenge && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    private static EventAdmission Read(FeishuJson json, string signature)
        => EventEnvelope.Read(json, signature) is { } envelope ? EventAdmission.Of(envelope) : EventRefusal.Malformed;

    private static bool HasToken(Keyring keys, FeishuJson json)
    {
        var header = json["header"];
        var token = header.IsUndefined ? json["token"] : header["token"];
        return keys.Keys.VerificationToken is not { } expected
            || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token.GetString() ?? ""), Encoding.UTF8.GetBytes(expected));
    }

    /// <summary>The keys, and what is made of them.</summary>
    private sealed class Keyring(EventKeys keys)
    {
        public EventKeys Keys => keys;

        public EventCipher? Cipher { get; } = keys.EncryptKey is { } key ? new EventCipher(key) : null;
    }
}
