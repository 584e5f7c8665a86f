using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>Signatures and encryption, against values that were computed with other tools.</summary>
public sealed class CryptographyTests
{
    private const string Encrypted = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=";
    private const string Key = "test key";
    private const string OldCard = """{"action":{"tag":"button"},"open_id":"ou_1"}""";

    private static readonly byte[] s_body = Encoding.UTF8.GetBytes($$"""{"encrypt":"{{Encrypted}}"}""");

    [Fact]
    public void The_platforms_own_example_is_decrypted()
    {
        Assert.True(new EventCipher(Key).TryDecrypt(Encrypted, out var text, out var isPadded));
        Assert.True(isPadded);
        Assert.Equal("hello world", Encoding.UTF8.GetString(text));
    }

    [Theory]
    [InlineData("adeab30f75a86fe402807070132d6a30511a342a78212f2b6830e14c226699d2", true)]
    [InlineData("ADEAB30F75A86FE402807070132D6A30511A342A78212F2B6830E14C226699D2", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("é", false)]
    public void The_signature_of_an_event_is_the_lower_case_SHA_256_of_its_parts(string? signature, bool isRight)
        => Assert.Equal(isRight, new EventSignature("1600000000", "nonce-1", signature).IsOfEvent(Key, s_body));

    [Fact]
    public void Each_part_counts_for_the_signature()
    {
        const string Right = "adeab30f75a86fe402807070132d6a30511a342a78212f2b6830e14c226699d2";
        Assert.False(new EventSignature("1600000001", "nonce-1", Right).IsOfEvent(Key, s_body));
        Assert.False(new EventSignature("1600000000", "nonce-2", Right).IsOfEvent(Key, s_body));
        Assert.False(new EventSignature("1600000000", "nonce-1", Right).IsOfEvent("test-key", s_body));
        Assert.False(new EventSignature("1600000000", "nonce-1", Right).IsOfEvent(Key, s_body.AsSpan(1)));
        Assert.False(new EventSignature("1600000000", "nonce-1", Right[..63] + "g").IsOfEvent(Key, s_body));
    }

    [Fact]
    public void The_signature_of_an_old_card_callback_is_the_SHA_1_with_the_verification_token()
    {
        var signature = new EventSignature("1600000000", "nonce-1", "17f61d6a968532a62e9f8bef92edc92cf70d7b05");
        Assert.True(signature.IsOfOldCard("the token", Encoding.UTF8.GetBytes(OldCard)));
        Assert.False(signature.IsOfOldCard("the tokeN", Encoding.UTF8.GetBytes(OldCard)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("P37w")]
    [InlineData("P37w+VZImNgPEO1RBhJ6Rg==")]
    [InlineData("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghkA")]
    public void What_cannot_be_encrypted_text_is_not_decrypted(string text) => Assert.False(new EventCipher(Key).TryDecrypt(text, out _, out _));

    /// <summary>Every last byte that a block can end in: right where as many bytes are the same, wrong and left in place everywhere else.</summary>
    [Fact]
    public void Padding_is_right_or_wrong_and_nothing_is_thrown()
    {
        var sender = new EventSender(TimeProvider.System, Key);
        for (var last = 0; last < 256; last++)
        {
            foreach (var isFilled in new[] { true, false })
            {
                byte[] block = [.. Enumerable.Repeat((byte)(isFilled ? last : 0xAA), 31), (byte)last];
                Assert.True(new EventCipher(Key).TryDecrypt(sender.EncryptText(block, System.Security.Cryptography.PaddingMode.None), out var text, out var isPadded));
                var isRight = last == 1 || (isFilled && last is >= 1 and <= 16);
                Assert.Equal(isRight, isPadded);
                Assert.Equal(isRight ? 32 - last : 32, text.Length);
            }
        }
    }
}
