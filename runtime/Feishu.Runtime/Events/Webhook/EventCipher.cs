using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Feishu.Runtime.Events.Webhook;

/// <summary>Decrypts what the platform encrypts with the app's Encrypt Key: AES-256 in CBC mode, the first block being the initialisation vector.</summary>
internal sealed class EventCipher(string encryptKey)
{
    private const int BlockBytes = 16;

    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(encryptKey));

    /// <summary>
    /// Decrypts. What is wrong with the padding is said and not thrown, and the text is given all the same: who goes on with it in either case takes as
    /// long for both, and so tells nobody which it was.
    /// </summary>
    /// <param name="base64">What was received.</param>
    /// <param name="text">The text, less its padding; all of it where the padding is wrong.</param>
    /// <param name="isPadded">Whether it was padded as it should be.</param>
    /// <returns>false where it cannot be anything that was encrypted.</returns>
    public bool TryDecrypt(string base64, out ReadOnlySpan<byte> text, out bool isPadded)
    {
        text = default;
        isPadded = false;
        var bytes = new byte[base64.Length / 4 * 3 + 3];
        if (!Convert.TryFromBase64String(base64, bytes, out var length) || length % BlockBytes != 0 || length < 2 * BlockBytes)
        {
            return false;
        }

        text = Decrypt(bytes.AsSpan(0, length));
        var padding = PaddingOf(text[^BlockBytes..]);
        isPadded = padding > 0;
        text = text[..^padding];
        return true;
    }

    [SuppressMessage("Security", "CA5401", Justification = "The initialisation vector comes with the text.")]
    private byte[] Decrypt(ReadOnlySpan<byte> encrypted)
    {
        using var aes = Aes.Create();
        aes.Key = _key;
        return aes.DecryptCbc(encrypted[BlockBytes..], encrypted[..BlockBytes], PaddingMode.None);
    }

    /// <summary>How many bytes PKCS#7 has added to the last block; 0 where it has not. Looks at every byte, whatever they are.</summary>
    private static int PaddingOf(ReadOnlySpan<byte> block)
    {
        int padding = block[^1];
        var wrong = ((padding - 1) >>> 31) | ((BlockBytes - padding) >>> 31);
        for (var i = 0; i < BlockBytes; i++)
        {
            // All ones where the byte belongs to the padding.
            var belongs = (BlockBytes - padding - 1 - i) >> 31;
            wrong |= belongs & (block[i] ^ padding);
        }

        return wrong == 0 ? padding : 0;
    }
}
