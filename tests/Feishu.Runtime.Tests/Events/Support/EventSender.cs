using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Feishu.Runtime.Tests;

/// <summary>Sends events as the platform does: made, encrypted and signed by what its documents say, and by none of the code that is tested.</summary>
internal sealed class EventSender(TimeProvider clock, string? encryptKey = EventSender.Key, string? verificationToken = EventSender.Token)
{
    public const string Key = "the-encrypt-key";
    public const string Token = "the-verification-token";
    public const string AppId = "cli_events";

    private int _nonces;

    /// <summary>An event in the form 2.0.</summary>
    public string Event(string eventType, string eventId, string payload = "{}") => $$$"""
        {"schema":"2.0","header":{"event_id":"{{{eventId}}}","event_type":"{{{eventType}}}","create_time":"1700000000123","token":{{{JsonSerializer.Serialize(verificationToken)}}},"app_id":"{{{AppId}}}","tenant_key":"tenant-1"},"event":{{{payload}}}}
        """;

    /// <summary>An event in the form 1.0.</summary>
    public string OldEvent(string eventType, string eventId, string members = "") => $$$"""
        {"ts":"1700000000.5","uuid":"{{{eventId}}}","token":{{{JsonSerializer.Serialize(verificationToken)}}},"type":"event_callback","event":{"type":"{{{eventType}}}","app_id":"{{{AppId}}}","tenant_key":"tenant-1"{{{members}}}}}
        """;

    public string Message(string eventId, string text = "hello") => Event("im.message.receive_v1", eventId, $$$"""{"message":{"text":"{{{text}}}"}}""");

    public static string Challenge(string challenge, string? token) => $$"""{"challenge":{{JsonSerializer.Serialize(challenge)}},"token":{{JsonSerializer.Serialize(token)}},"type":"url_verification"}""";

    /// <summary>As the platform sends it to an app that has the sender's keys.</summary>
    public EventRequest Send(string json) => encryptKey is null ? new EventRequest(Encoding.UTF8.GetBytes(json)) : Sign(Encrypt(json));

    /// <summary>The handshake: it is not signed.</summary>
    public EventRequest SendUnsigned(string json) => new(Encoding.UTF8.GetBytes(encryptKey is null ? json : Encrypt(json)));

    /// <summary>A card callback of the old form.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "What the platform signs them with.")]
    public EventRequest SendOldCard(string json)
    {
        var (timestamp, nonce) = (Timestamp(), Nonce());
        return new EventRequest(Encoding.UTF8.GetBytes(json), timestamp, nonce, Hex(SHA1.HashData(Encoding.UTF8.GetBytes(timestamp + nonce + verificationToken + json))));
    }

    public EventRequest Sign(string body, string? timestamp = null) => Sign(Encoding.UTF8.GetBytes(body), timestamp);

    public EventRequest Sign(byte[] body, string? timestamp = null)
    {
        timestamp ??= Timestamp();
        var nonce = Nonce();
        return new EventRequest(body, timestamp, nonce, Hex(SHA256.HashData([.. Encoding.UTF8.GetBytes(timestamp + nonce + encryptKey), .. body])));
    }

    public string Encrypt(string json) => $$"""{"encrypt":"{{EncryptText(Encoding.UTF8.GetBytes(json))}}"}""";

    public string EncryptText(byte[] text, PaddingMode padding = PaddingMode.PKCS7)
    {
        using var aes = Aes.Create();
        (aes.Mode, aes.Padding, aes.Key) = (CipherMode.CBC, padding, SHA256.HashData(Encoding.UTF8.GetBytes(encryptKey!)));
        using var encryptor = aes.CreateEncryptor();
        return Convert.ToBase64String([.. aes.IV, .. encryptor.TransformFinalBlock(text, 0, text.Length)]);
    }

    private string Timestamp() => clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private string Nonce() => $"nonce-{Interlocked.Increment(ref _nonces)}";

    private static string Hex(byte[] hash) => Convert.ToHexString(hash).ToLowerInvariant();
}
