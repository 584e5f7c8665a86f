using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Feishu.Testing.Events;

/// <summary>Encrypts and signs as the platform does.</summary>
internal static class EventSeal
{
    /// <summary>Encrypts a body with an app's Encrypt Key.</summary>
    /// <returns>The body that is sent instead.</returns>
    public static byte[] Encrypt(byte[] body, string key)
    {
        using var aes = Aes.Create();
        aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var encrypted = aes.EncryptCbc(body, aes.IV);
        return Encoding.UTF8.GetBytes(new JsonObject { ["encrypt"] = Convert.ToBase64String([.. aes.IV, .. encrypted]) }.ToJsonString());
    }

    /// <summary>Signs an event.</summary>
    public static string Sign(string timestamp, string nonce, string key, byte[] body) =>
        Hex(SHA256.HashData([.. Encoding.UTF8.GetBytes(timestamp + nonce + key), .. body]));

    /// <summary>Signs an old card callback.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The platform's signature is one.")]
    public static string SignOldCard(string timestamp, string nonce, string verificationToken, byte[] body) =>
        Hex(SHA1.HashData([.. Encoding.UTF8.GetBytes(timestamp + nonce + verificationToken), .. body]));

    [SuppressMessage("Globalization", "CA1308", Justification = "The platform writes it so.")]
    private static string Hex(byte[] hash) => Convert.ToHexString(hash).ToLowerInvariant();
}
