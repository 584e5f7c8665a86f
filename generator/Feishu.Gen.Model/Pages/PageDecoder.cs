using System.Text;
using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Pages;

/// <summary>The text of a page's file.</summary>
/// <param name="Text">The text; what could not be decoded is U+FFFD in it.</param>
/// <param name="Fault">Why the page cannot be read, at the first byte that could not be decoded; null where all could.</param>
public readonly record struct DecodedPage(string Text, Finding? Fault);

/// <summary>Decodes the files of pages: UTF-8, or UTF-16 where a byte order mark says so, as the compiler does.</summary>
public static class PageDecoder
{
    private const char Replacement = '\uFFFD';

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Decodes a file. A byte order mark is no part of its text.</summary>
    /// <param name="file">All bytes of the file.</param>
    public static DecodedPage Decode(byte[] file)
    {
        if (file.Length >= 2 && (file[0], file[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            var utf16 = file[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return new DecodedPage(utf16.GetString(file, 2, file.Length - 2), null);
        }

        var start = file.Length >= 3 && (file[0], file[1], file[2]) is (0xEF, 0xBB, 0xBF) ? 3 : 0;
        var text = s_utf8.GetString(file, start, file.Length - start);
        return new DecodedPage(text, FindFault(file, start, text));
    }

    private static Finding? FindFault(byte[] file, int at, string text)
    {
        var (line, lineStart) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Replacement && !IsReplacement(file, at))
            {
                return new Finding(
                    Rules.UnreadablePage, new SourceSpan(i, 1, line, i - lineStart), [$"it is not UTF-8, the byte 0x{file[at]:X2} belongs to no character; save it as UTF-8"]);
            }

            at += Size(text[i]);
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return null;
    }

    /// <summary>Whether the file itself has the character that stands for what cannot be decoded.</summary>
    private static bool IsReplacement(byte[] file, int at) =>
        at + 2 < file.Length && (file[at], file[at + 1], file[at + 2]) is (0xEF, 0xBF, 0xBD);

    /// <summary>The bytes of a UTF-16 unit; a surrogate is one half of a character of four.</summary>
    private static int Size(char c) => c switch
    {
        < '\x80' => 1,
        < '\x800' => 2,
        _ => char.IsSurrogate(c) ? 2 : 3,
    };
}
