using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Feishu.Runtime.Events.Webhook;

/// <summary>What a request says of itself in its headers.</summary>
/// <param name="Timestamp">When it was sent, in Unix seconds.</param>
/// <param name="Nonce">Something that no other request has.</param>
/// <param name="Signature">The hash of both, a secret and the body, as lower-case hexadecimal digits.</param>
internal readonly record struct EventSignature(string? Timestamp, string? Nonce, string? Signature)
{
    public const string TimestampHeader = "X-Lark-Request-Timestamp";
    public const string NonceHeader = "X-Lark-Request-Nonce";
    public const string SignatureHeader = "X-Lark-Signature";

    public bool IsGiven => !string.IsNullOrEmpty(Signature);

    /// <summary>Whether it is that of an event or of the new form of card callbacks.</summary>
    public bool IsOfEvent(string encryptKey, ReadOnlySpan<byte> body) => Is(HashAlgorithmName.SHA256, SHA256.HashSizeInBytes, encryptKey, body);

    /// <summary>Whether it is that of the old form of card callbacks.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "What the platform signs them with.")]
    public bool IsOfOldCard(string verificationToken, ReadOnlySpan<byte> body) => Is(HashAlgorithmName.SHA1, SHA1.HashSizeInBytes, verificationToken, body);

    /// <summary>Takes as long wherever the signatures differ.</summary>
    private bool Is(HashAlgorithmName algorithm, int size, string secret, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(Encoding.UTF8.GetBytes(Timestamp + Nonce + secret));
        hash.AppendData(body);
        Span<byte> digest = stackalloc byte[size];
        hash.GetHashAndReset(digest);
        var expected = Convert.ToHexString(digest).ToLowerInvariant();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(Signature ?? ""));
    }
}
