using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Json;

namespace Feishu.Runtime;

/// <content>Values wherever they stand.</content>
public sealed partial class FeishuJsonWriter
{
    private const int LongestNumber = 32;

    // Strings up to here get room for the worst case at once, longer ones are counted first.
    private const int ShortString = 256;

    private static readonly SearchValues<char> s_escapedChars = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>Writes a string, or <c>null</c>. Halves of surrogate pairs become U+FFFD.</summary>
    /// <param name="value">The string.</param>
    public void WriteValue(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        if (value.Length > ShortString)
        {
            Append((byte)'"');
            AppendEscaped(value);
            Append((byte)'"');
            return;
        }

        // Most strings are short and plain: for them one pass checks and copies.
        var room = Room(value.Length + 2);
        room[0] = (byte)'"';
        var plain = CopyPlain(value, room[1..]);
        if (plain == value.Length)
        {
            room[plain + 1] = (byte)'"';
            Advance(plain + 2);
            return;
        }

        Advance(plain + 1);
        AppendEscaped(value.AsSpan(plain));
        Append((byte)'"');
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void WriteValue(long value)
    {
        _ = value.TryFormat(Room(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
        Advance(length);
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public void WriteValue(double value)
    {
        if (!double.IsFinite(value))
        {
            ThrowNotFinite("", value);
        }

        _ = value.TryFormat(Room(LongestNumber), out var length, default, CultureInfo.InvariantCulture);
        Advance(length);
    }

    /// <summary>Writes true or false.</summary>
    /// <param name="value">The value.</param>
    public void WriteValue(bool value) => Append(value ? "true"u8 : "false"u8);

    /// <summary>Writes any JSON value.</summary>
    /// <param name="value">The value.</param>
    public void WriteValue(FeishuJson value) => Append(value.Utf8.Span);

    /// <summary>Writes a model, or <c>null</c>.</summary>
    /// <param name="value">The model.</param>
    /// <exception cref="ArgumentException">Models are nested more than 64 deep.</exception>
    public void WriteValue(FeishuModel? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        var mapper = new FeishuJsonMapper(this);
        mapper.WriteModel(this, value);
    }

    internal void WriteNull() => Append(KeptMembers.NullText);

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TCodec">How to write an item.</typeparam>
    /// <param name="value">The list.</param>
    public void WriteValue<T, TCodec>(IReadOnlyList<T> value)
        where TCodec : IFeishuCodec<T>
    {
        Open((byte)'[');
        switch (value)
        {
            case null:
                throw new ArgumentNullException(nameof(value));
            case T[] array:
                WriteItems<T, TCodec>(array);
                break;
            case List<T> list:
                WriteItems<T, TCodec>(CollectionsMarshal.AsSpan(list));
                break;
            default:
                // By index: an enumerator would be an allocation, and the lists that the compiler makes of [a, b] come here.
                var unread = UnreadOf(value);
                for (var i = 0; i < value.Count; i++)
                {
                    unread = WriteUnread(unread, i);
                    Separate();
                    TCodec.Write(this, value[i]);
                }

                WriteUnread(unread, value.Count);
                break;
        }

        Close((byte)']');
    }

    /// <summary>Writes an object with keys of anybody's choice.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <typeparam name="TCodec">How to write a value.</typeparam>
    /// <param name="value">The map.</param>
    public void WriteValue<T, TCodec>(IReadOnlyDictionary<string, T> value)
        where TCodec : IFeishuCodec<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        Open((byte)'{');
        if (value is PartialMap<T> partial)
        {
            WritePartialMap<T, TCodec>(partial);
        }
        else
        {
            foreach (var (key, item) in value)
            {
                WriteName(key);
                TCodec.Write(this, item);
            }
        }

        Close((byte)'}');
    }

    private void WriteName(string name)
    {
        Separate();
        WriteValue(name);
        Append((byte)':');
    }

    private void WriteItems<T, TCodec>(ReadOnlySpan<T> items)
        where TCodec : IFeishuCodec<T>
    {
        foreach (var item in items)
        {
            Separate();
            TCodec.Write(this, item);
        }
    }

    /// <summary>Copies the ASCII up to the first unit that is none, or that JSON wants escaped.</summary>
    /// <returns>The length copied.</returns>
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> target)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var at = 0;
        while (units.Length - at >= Vector128<ushort>.Count && CopyPlainVector(units[at..], target[at..]))
        {
            at += Vector128<ushort>.Count;
        }

        // The rest of a longer text is copied with some of what was copied before.
        var last = units.Length - Vector128<ushort>.Count;
        if (last >= 0 && at > last && CopyPlainVector(units[last..], target[last..]))
        {
            return units.Length;
        }

        for (; at < units.Length && units[at] is >= ' ' and <= '~' and not '"' and not '\\'; at++)
        {
            target[at] = (byte)units[at];
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool CopyPlainVector(ReadOnlySpan<ushort> units, Span<byte> target)
    {
        // Below the blank the difference wraps around, so that one comparison finds both ends.
        var some = Vector128.Create(units);
        var special = Vector128.GreaterThan(some - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' ')))
            | Vector128.Equals(some, Vector128.Create((ushort)'"'))
            | Vector128.Equals(some, Vector128.Create((ushort)'\\'));
        if (special != Vector128<ushort>.Zero)
        {
            return false;
        }

        Vector128.Narrow(some, some).GetLower().CopyTo(target);
        return true;
    }

    private void AppendEscaped(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var plain = text.IndexOfAny(s_escapedChars);
            if (plain < 0)
            {
                AppendPlain(text);
                return;
            }

            AppendPlain(text[..plain]);
            AppendEscape(text[plain]);
            text = text[(plain + 1)..];
        }
    }

    private void AppendPlain(ReadOnlySpan<char> text)
    {
        var size = text.Length <= ShortString ? text.Length * 3 : Encoding.UTF8.GetByteCount(text);
        _ = Utf8.FromUtf16(text, Room(size), out _, out var written, replaceInvalidSequences: true);
        Advance(written);
    }

    private void AppendEscape(char unit)
    {
        var letter = unit switch
        {
            '"' or '\\' => (byte)unit,
            '\n' => (byte)'n',
            '\r' => (byte)'r',
            '\t' => (byte)'t',
            '\b' => (byte)'b',
            '\f' => (byte)'f',
            _ => default,
        };
        if (letter != default)
        {
            ReadOnlySpan<byte> escape = [(byte)'\\', letter];
            Append(escape);
            return;
        }

        Append("\\u00"u8);
        _ = ((int)unit).TryFormat(Room(2), out var length, "x2", CultureInfo.InvariantCulture);
        Advance(length);
    }

    [DoesNotReturn]
    private static void ThrowNotFinite(string member, double value)
        => throw new ArgumentException($"{value.ToString(CultureInfo.InvariantCulture)} cannot be written as JSON{member}.");
}
