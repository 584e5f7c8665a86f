using System.Buffers;
using System.Globalization;
using System.Text;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Http.Files;

/// <summary>Makes a stranger's name of a file one that can be used on every system: it stays in the folder in which its receiver puts it, and looks like what it is.</summary>
internal static class SafeFileName
{
    // What file systems take, in bytes of UTF-8 on the one and in units of UTF-16 on the other; so many bytes are never more units.
    private const int LongestName = 255;

    // The end of a name is kept up to here where the name is too long: it says what kind of file it is.
    private const int LongestExtension = 32;

    private static readonly SearchValues<char> s_refused = SearchValues.Create("<>:|?*");
    private static readonly string[] s_devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>The name, or null where nothing is left of it.</summary>
    public static string? Of(string? name)
    {
        // A folder's name comes before the last separator, and a drive's before its colon.
        var file = Visible(name ?? "");
        file = file[(file.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        if (file.Length > 1 && file[1] == ':' && char.IsAsciiLetter(file[0]))
        {
            file = file[2..];
        }

        file = Trimmed(Replaced(file));

        // A name of nothing but dots is a folder.
        if (file.Length == 0)
        {
            return null;
        }

        // What is dropped for its length may be all that made it another name than a device's.
        file = Fitting(file);
        return IsDevice(file) ? Fitting("_" + file) : file;
    }

    /// <summary>The name without quotes, and without what cannot be seen.</summary>
    private static string Visible(string name)
    {
        var visible = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value != '"' && !VisibleText.IsHidden(rune) && !IsUnseen(rune))
            {
                visible.Append(rune.ToString());
            }
        }

        return visible.ToString();
    }

    /// <summary>Whether a character shows nothing: those that Unicode has ignored by default, such as zero-width spaces and soft hyphens, and those that look like a blank and are none.</summary>
    private static bool IsUnseen(Rune rune)
        => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
           || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x2060 and <= 0x206F) or 0x2800 or 0x3164
               or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);

    private static string Replaced(string file)
        => file.AsSpan().ContainsAny(s_refused) ? string.Concat(file.Select(static unit => s_refused.Contains(unit) ? '_' : unit)) : file;

    /// <summary>Windows drops dots and blanks at the end, by which a name becomes another one.</summary>
    private static string Trimmed(string file)
    {
        var end = file.Length;
        while (end > 0 && (file[end - 1] == '.' || char.IsWhiteSpace(file[end - 1])))
        {
            end--;
        }

        return file[..end].TrimStart();
    }

    /// <summary>Whether Windows takes a name for one of its devices, which it does whatever stands behind a dot.</summary>
    private static bool IsDevice(string file)
    {
        var stem = file.AsSpan(0, file.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : file.Length).Trim();
        foreach (var device in s_devices)
        {
            if (stem.Equals(device, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return stem.Length == 4 && (char.IsAsciiDigit(stem[3]) || stem[3] is '\u00B9' or '\u00B2' or '\u00B3')
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase));
    }

    private static string Fitting(string file) => Encoding.UTF8.GetByteCount(file) <= LongestName ? file : Shortened(file);

    private static string Shortened(string file)
    {
        var extension = Path.GetExtension(file);
        if (Encoding.UTF8.GetByteCount(extension) > LongestExtension)
        {
            extension = "";
        }

        var left = LongestName - Encoding.UTF8.GetByteCount(extension);
        var length = 0;
        foreach (var rune in file.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return Trimmed(file[..length]) + extension;
    }
}
