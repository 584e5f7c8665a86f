using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Feishu.Testing.Events;

namespace Feishu.Testing.Tests.Events;

/// <summary>Signatures and encryption against values that were computed elsewhere.</summary>
public sealed class EventSealTests
{
    private static readonly byte[] s_body = """{"encrypt":"x"}"""u8.ToArray();

    [Fact]
    public void An_event_is_signed() => Assert.Equal(
        "134c5bee1ee2905e6597cca689db7cf6adb914b46503db68596dbc87fc5036af", EventSeal.Sign("1700000000", "n-1", "the-key", s_body));

    [Fact]
    public void A_card_callback_of_old_is_signed() => Assert.Equal(
        "a596c58ad9ec697ce3a4d6d26e23773cdeebd541", EventSeal.SignOldCard("1700000000", "n-1", "the-token", s_body));

    [Theory]
    [InlineData("")]
    [InlineData("fifteen bytes..")]
    [InlineData("sixteen bytes...")]
    [InlineData("中文")]
    public void What_is_encrypted_can_be_decrypted_and_is_never_the_same(string text)
    {
        var first = Encrypt(text);
        var second = Encrypt(text);

        Assert.NotEqual(first, second);
        Assert.Equal(text, Decrypt(first));
        Assert.Equal(text, Decrypt(second));
    }

    private static byte[] Encrypt(string text) =>
        Convert.FromBase64String((string)JsonNode.Parse(EventSeal.Encrypt(Encoding.UTF8.GetBytes(text), "test key"))!["encrypt"]!);

    /// <summary>CBC by hand: each block is decrypted alone, and combined with the one before it.</summary>
    private static string Decrypt(byte[] encrypted)
    {
        using var aes = Aes.Create();

        // SHA-256 of "test key".
        aes.Key = Convert.FromHexString("fa2bdca424f01f01ffb48df93acc35d439c7fd331a1a7fba6ac2fd83aa9ab31a");
        var text = aes.DecryptEcb(encrypted.AsSpan(16), PaddingMode.None);
        for (var i = 0; i < text.Length; i++)
        {
            text[i] ^= encrypted[i];
        }

        return Encoding.UTF8.GetString(text.AsSpan(0, text.Length - text[^1]));
    }
}
