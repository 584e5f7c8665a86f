using System.Globalization;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the lines below 数据校验规则.</summary>
internal static class RuleReader
{
    private static readonly char[] s_dashes = ['-', '–', '—', '−'];

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
        var changed = Word(text.Substring(0, colon).Trim()) switch
        {
            "长度范围" when Range(value) is var (low, high) => known with
            {
                MinLength = Length(low) ?? known.MinLength,
                MaxLength = Length(high) ?? known.MaxLength,
            },
            "取值范围" when Range(value) is var (low, high) => known with { Minimum = Number(low), Maximum = Number(high) },
            // Behind the word for one end some pages write both.
            "最大长度" or "最小长度" when Range(value) is var (low, high) => known with
            {
                MinLength = Length(low) ?? known.MinLength,
                MaxLength = Length(high) ?? known.MaxLength,
            },
            "最大值" or "最小值" when Range(value) is var (low, high) => known with
            {
                Minimum = Number(low) ?? known.Minimum,
                Maximum = Number(high) ?? known.Maximum,
            },
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

    /// <summary>The platform's word for what an English page says.</summary>
    private static string Word(string label) => label.ToLowerInvariant() switch
    {
        "length range" => "长度范围",
        "value range" => "取值范围",
        "maximum length" or "max length" => "最大长度",
        "minimum length" or "min length" => "最小长度",
        "maximum value" or "max value" or "maximum" => "最大值",
        "minimum value" or "min value" or "minimum" => "最小值",
        _ => label,
    };

    private static (string Low, string High)? Range(string text)
    {
        var split = text.IndexOfAny(['～', '~', '〜']);
        return split >= 0 ? (First(text.Substring(0, split)), First(text.Substring(split + 1))) : Dashed(MarkdownText.ToPlain(text));
    }

    /// <summary>A range with a dash in it; with more of them it is a date, or something else.</summary>
    private static (string Low, string High)? Dashed(string text)
    {
        var from = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var dash = text.IndexOfAny(s_dashes, from);
        if (dash < 0 || text.IndexOfAny(s_dashes, dash + 1) >= 0)
        {
            return null;
        }

        var (low, high) = (First(text.Substring(0, dash)), First(text.Substring(dash + 1)));
        return Number(low) is null || Number(high) is null ? null : (low, high);
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

        // A full stop that ends a sentence is no part of the number before it.
        return plain.Substring(0, end).Replace(",", "").TrimEnd('.');
    }

    private static long? Length(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    private static string? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? text : null;
}
