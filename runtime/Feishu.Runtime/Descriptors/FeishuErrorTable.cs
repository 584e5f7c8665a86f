using System.Globalization;
using System.Text;

namespace Feishu.Runtime.Descriptors;

/// <summary>
/// The error table of an operation as it is compiled into a client, a string an error, as many operations have the same ones and an assembly keeps equal strings once:
/// status, code, description and suggestion, separated by tabs; the status may be empty. Backslash, tab and line feed inside a text are written <c>\\</c>, <c>\t</c> and <c>\n</c>.
/// </summary>
internal static class FeishuErrorTable
{
    private const int Fields = 4;

    /// <summary>Reads a table.</summary>
    /// <exception cref="FormatException">A line has another form.</exception>
    public static IReadOnlyList<FeishuDocumentedError> Parse(string[] lines) => [.. lines.Select(ParseLine)];

    /// <summary>Takes the escapes out of a text.</summary>
    public static string ParseText(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            if (unit == '\\' && ++i < text.Length)
            {
                unit = text[i] switch { 't' => '\t', 'n' => '\n', var same => same };
            }

            plain.Append(unit);
        }

        return plain.ToString();
    }

    private static FeishuDocumentedError ParseLine(string line)
    {
        var fields = line.Split('\t');
        return fields is [var status, var code, var description, var suggestion]
            ? new FeishuDocumentedError(status.Length == 0 ? null : checked((int)ParseNumber(status)), ParseNumber(code), ParseText(description), ParseText(suggestion))
            : throw new FormatException($"A line of an error table has {Fields} fields.");
    }

    private static long ParseNumber(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' in an error table is no number.");
}
