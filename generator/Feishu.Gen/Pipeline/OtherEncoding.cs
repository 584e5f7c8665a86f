using System.Text;

namespace Feishu.Gen.Pipeline;

/// <summary>
/// Finds where a file is not UTF-8. The compiler takes such a file for text in the machine's own encoding, so what it says depends on the
/// machine; or it puts U+FFFD there, which the reader of pages sees by itself.
/// </summary>
internal static class OtherEncoding
{
    /// <summary>The character at which the file's bytes stop being UTF-8; null where they are UTF-8, or UTF-16 with its mark.</summary>
    /// <param name="text">What the compiler read.</param>
    /// <param name="encoding">The encoding as which it did; null where there was no file.</param>
    public static int? FirstByteThatIsNotUtf8(string text, Encoding? encoding)
    {
        if (encoding is null or UTF8Encoding or UnicodeEncoding or UTF32Encoding)
        {
            return null;
        }

        var bytes = encoding.GetBytes(text);
        var index = 0;
        while (index < bytes.Length && LengthAt(bytes, index) is > 0 and var length)
        {
            index += length;
        }

        return index == bytes.Length ? null : Math.Max(0, Math.Min(text.Length - 1, encoding.GetCharCount(bytes, 0, index)));
    }

    /// <summary>How many bytes the character has that begins at a place; 0 where none does.</summary>
    private static int LengthAt(byte[] bytes, int index)
    {
        var length = bytes[index] switch { < 0x80 => 1, < 0xc2 => 0, < 0xe0 => 2, < 0xf0 => 3, < 0xf5 => 4, _ => 0 };
        for (var i = 1; i < length; i++)
        {
            if (index + i >= bytes.Length || (bytes[index + i] & 0xc0) != 0x80)
            {
                return 0;
            }
        }

        return length;
    }
}
