using System.Globalization;
using System.Text;
using System.Text.Json;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Validation;

/// <summary>Compares a call with what its page says of it. Reached only where the options ask for it, so that other apps carry none of it.</summary>
internal sealed class CallValidator
{
    private readonly List<FeishuFieldViolation> _violations = [];

    private CallValidator()
    {
    }

    /// <summary>Finds what is wrong.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="uri">The address with the query.</param>
    /// <param name="body">The JSON body; empty for none.</param>
    /// <param name="texts">The text parts of a form.</param>
    public static IReadOnlyList<FeishuFieldViolation> Check(FeishuOperation operation, Uri uri, ReadOnlySpan<byte> body, IEnumerable<(string Name, string Text)> texts)
    {
        var rules = operation.Rules;
        if (rules.Count == 0)
        {
            return [];
        }

        var validator = new CallValidator();
        validator.CheckTexts(QueryOf(uri), rules.Where(rule => rule.IsInQuery));
        validator.CheckTexts(texts, rules.Where(rule => !rule.IsInQuery));

        if (!body.IsEmpty)
        {
            var json = new FeishuJsonMapper(body);
            if (json.IsAtObject)
            {
                validator.CheckObject(ref json, [.. rules.Where(rule => !rule.IsInQuery)], path: "");
            }
        }

        return validator._violations;
    }

    private static IEnumerable<(string Name, string Text)> QueryOf(Uri uri)
    {
        foreach (var pair in uri.Query.Split(['?', '&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0 ? (pair, "") : (Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..]));
        }
    }

    private void CheckTexts(IEnumerable<(string Name, string Text)> texts, IEnumerable<FeishuFieldRule> rules)
    {
        foreach (var (name, text) in texts)
        {
            if (rules.FirstOrDefault(rule => rule.Name == name) is { } rule)
            {
                CheckText(rule, name, text);
            }
        }
    }

    private void CheckObject(ref FeishuJsonMapper json, IReadOnlyList<FeishuFieldRule> rules, string path)
    {
        var seen = new HashSet<FeishuFieldRule>(ReferenceEqualityComparer.Instance);
        json.EnterObject();
        while (json.NextName())
        {
            var rule = Find(ref json, rules);
            if (rule is null || json.IsAtNull)
            {
                json.SkipValue();
                continue;
            }

            seen.Add(rule);
            CheckValue(ref json, rule, path + rule.Name);
        }

        foreach (var rule in rules)
        {
            if (rule.IsRequired && !seen.Contains(rule))
            {
                Report(path + rule.Name, "is missing");
            }
        }
    }

    private void CheckValue(ref FeishuJsonMapper json, FeishuFieldRule rule, string path)
    {
        var value = FeishuJson.FromTrusted(json.SkipValue().ToArray());
        switch (value.Kind)
        {
            case JsonValueKind.Array:
                CheckItems(value, rule, path);
                break;
            case JsonValueKind.Object:
                CheckFields(value, rule, path);
                break;
            default:
                CheckText(rule, path, value.GetString() ?? "");
                break;
        }
    }

    private void CheckItems(FeishuJson list, FeishuFieldRule rule, string path)
    {
        var json = new FeishuJsonMapper(list.Utf8.Span);
        json.EnterArray();
        var count = 0;
        while (json.NextItem())
        {
            var itemPath = string.Create(CultureInfo.InvariantCulture, $"{path}[{count++}]");
            if (json.IsAtObject)
            {
                CheckFields(FeishuJson.FromTrusted(json.SkipValue().ToArray()), rule, itemPath);
            }
            else
            {
                json.SkipValue();
            }
        }

        CheckLength(rule, path, count, "items");
    }

    private void CheckFields(FeishuJson value, FeishuFieldRule rule, string path)
    {
        if (rule.Fields.Count == 0)
        {
            return;
        }

        var json = new FeishuJsonMapper(value.Utf8.Span);
        if (!rule.IsMap)
        {
            CheckObject(ref json, rule.Fields, path + ".");
            return;
        }

        json.EnterObject();
        while (json.NextName())
        {
            if (json.IsAtObject)
            {
                CheckObject(ref json, rule.Fields, path + ".*.");
            }
            else
            {
                json.SkipValue();
            }
        }
    }

    private void CheckText(FeishuFieldRule rule, string path, string text)
    {
        if (rule.Minimum is not null || rule.Maximum is not null)
        {
            CheckNumber(rule, path, text);
        }

        CheckLength(rule, path, text.EnumerateRunes().Count(), "characters");
        if (!rule.Fits(text))
        {
            Report(path, $"is not as the expression {rule.Pattern} says");
        }
    }

    private void CheckNumber(FeishuFieldRule rule, string path, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return;
        }

        if (number < rule.Minimum)
        {
            Report(path, string.Create(CultureInfo.InvariantCulture, $"is less than {rule.Minimum}"));
        }
        else if (number > rule.Maximum)
        {
            Report(path, string.Create(CultureInfo.InvariantCulture, $"is more than {rule.Maximum}"));
        }
    }

    private void CheckLength(FeishuFieldRule rule, string path, long length, string what)
    {
        if (length < rule.MinLength)
        {
            Report(path, string.Create(CultureInfo.InvariantCulture, $"has {length} {what}, and at least {rule.MinLength} are wanted"));
        }
        else if (length > rule.MaxLength)
        {
            Report(path, string.Create(CultureInfo.InvariantCulture, $"has {length} {what}, and at most {rule.MaxLength} are allowed"));
        }
    }

    private void Report(string field, string problem) => _violations.Add(new() { Field = field, Description = problem });

    private static FeishuFieldRule? Find(ref FeishuJsonMapper json, IReadOnlyList<FeishuFieldRule> rules)
    {
        foreach (var rule in rules)
        {
            if (json.IsName(Encoding.UTF8.GetBytes(rule.Name)))
            {
                return rule;
            }
        }

        return null;
    }
}
