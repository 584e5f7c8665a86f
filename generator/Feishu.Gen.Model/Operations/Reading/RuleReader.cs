using System.Globalization;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the lines below 数据校验规则.</summary>
internal static class RuleReader
{
    /// <summary>Adds the rules of one more line to those that are known so far.</summary>
    /// <returns>False for a line in free text, which adds none.</returns>
    public static bool TryRead(ref ValidationRules? rules, string line)
    {
        var text = line.Trim().TrimStart('-', '*', ' ');
        var colon = text.IndexOfAny(['：', ':']);
        if (colon < 0)
        {
            return false;
        }

        var known = rules ?? new ValidationRules();
        var value = text.Substring(colon + 1).Trim();
        var changed = text.Substring(0, colon).Trim() switch
        {
            "长度范围" when Range(value) is var (low, high) => known with
            {
                MinLength = Length(low) ?? known.MinLength,
                MaxLength = Length(high) ?? known.MaxLength,
            },
            "取值范围" when Range(value) is var (low, high) => known with { Minimum = Number(low), Maximum = Number(high) },
            "最大长度" => known with { MaxLength = Length(First(value)) },
            "最小长度" => known with { MinLength = Length(First(value)) },
            "最大值" => known with { Maximum = Number(First(value)) },
            "最小值" => known with { Minimum = Number(First(value)) },
            "正则校验" => known with { Pattern = value.Trim('`') is { Length: > 0 } pattern ? pattern : null },
            _ => known,
        };

        if (changed == known)
        {
            return false;
        }

        rules = changed;
        return true;
    }

    private static (string Low, string High)? Range(string text)
    {
        var split = text.IndexOfAny(['～', '~', '〜']);
        return split < 0 ? null : (First(text.Substring(0, split)), First(text.Substring(split + 1)));
    }

    /// <summary>The first word, out of its backticks and without the unit behind it.</summary>
    private static string First(string text)
    {
        var plain = MarkdownText.ToPlain(text).Trim();
        var end = 0;
        while (end < plain.Length && plain[end] is (>= '0' and <= '9') or '.' or ',' or '-' or '+')
        {
            end++;
        }

        return plain.Substring(0, end).Replace(",", "");
    }

    private static long? Length(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    private static string? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? text : null;
}
