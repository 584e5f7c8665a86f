using System.Globalization;
using System.Text.RegularExpressions;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>
/// How large a file may be that an operation takes. Pages say it as the greatest value of the field <c>size</c> beside the file, or in words: at the file's field, or at the top.
/// Where the words name several sizes, for kinds of files, the greatest is meant: what some file may have is not refused.
/// </summary>
internal static class FileSizes
{
    private static readonly Regex s_limit = new(
        @"(?:不得超过|不能超过|不可超过|不超过|不得大于|不能大于|不大于|小于|最大|最多)\s*(?:为|是)?\s*(?<number>[0-9]{1,4})\s*(?<unit>[KMG])B?(?![A-Za-z0-9])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The greatest size in bytes; null where the page does not say.</summary>
    public static long? MaxOf(Operation operation, Field file)
        => MaxOfSizeField(operation) ?? MaxIn(file.Description) ?? MaxIn(operation.Summary);

    private static long? MaxOfSizeField(Operation operation)
        => operation.Body?.Fields.FirstOrDefault(f => f is { Name: "size", Type: FieldType.Integer }) is { Rules.Maximum: { } maximum }
           && long.TryParse(maximum, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : null;

    private static long? MaxIn(string text)
    {
        long? max = null;
        foreach (Match match in s_limit.Matches(text))
        {
            _ = long.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            var size = number << match.Groups["unit"].Value.ToUpperInvariant() switch
            {
                "K" => 10,
                "M" => 20,
                _ => 30,
            };
            max = Math.Max(max ?? 0, size);
        }

        return max is > 0 ? max : null;
    }
}
