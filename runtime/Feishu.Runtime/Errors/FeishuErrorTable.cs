using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Feishu.Runtime;

/// <summary>
/// The error table of an operation as it is compiled into a client: UTF-8, one error a line, each ended by a line feed. A line is status, code, description and
/// suggestion, separated by tabs; the status may be empty. Backslash, tab and line feed inside a text are written <c>\\</c>, <c>\t</c> and <c>\n</c>.
/// </summary>
public static class FeishuErrorTable
{
    private const int Fields = 4;

    /// <summary>Reads a table.</summary>
    /// <param name="table">The table in the form above.</param>
    /// <returns>Its rows, in order.</returns>
    /// <exception cref="FormatException">A line has another form.</exception>
    public static IReadOnlyList<FeishuDocumentedError> Parse(ReadOnlySpan<byte> table)
    {
        var errors = new List<FeishuDocumentedError>();
        while (!table.IsEmpty)
        {
            var end = table.IndexOf((byte)'\n');
            var line = end < 0 ? table : table[..end];
            table = table[Math.Min(line.Length + 1, table.Length)..];
            errors.Add(ParseLine(line));
        }

        return errors;
    }

    private static FeishuDocumentedError ParseLine(ReadOnlySpan<byte> line)
    {
        if (line.Count((byte)'\t') != Fields - 1)
        {
            throw new FormatException($"A line of an error table has {Fields} fields.");
        }

        var status = Cut(ref line);
        var code = Cut(ref line);
        var description = Cut(ref line);
        return new FeishuDocumentedError(status.IsEmpty ? null : checked((int)ParseNumber(status)), ParseNumber(code), ParseText(description), ParseText(line));
    }

    private static ReadOnlySpan<byte> Cut(ref ReadOnlySpan<byte> line)
    {
        var tab = line.IndexOf((byte)'\t');
        var field = line[..tab];
        line = line[(tab + 1)..];
        return field;
    }

    private static long ParseNumber(ReadOnlySpan<byte> text)
        => Utf8Parser.TryParse(text, out long number, out var length) && length == text.Length
            ? number
            : throw new FormatException($"'{Encoding.UTF8.GetString(text)}' in an error table is no number.");

    internal static string ParseText(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(text);
        }

        var plain = new ArrayBufferWriter<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit == (byte)'\\' && ++i < text.Length)
            {
                unit = text[i] switch { (byte)'t' => (byte)'\t', (byte)'n' => (byte)'\n', var same => same };
            }

            plain.Write([unit]);
        }

        return Encoding.UTF8.GetString(plain.WrittenSpan);
    }
}
