using System.Collections;
using System.Reflection;
using Feishu.Gen.Operations;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>Everything that an operation says, fact by fact, so that two can be compared and their differences named.</summary>
internal sealed class OperationFacts
{
    /// <summary>Running text, of which the words count: dialects break its lines, mark code and write entities each in their own way.</summary>
    private static readonly string[] s_texts = ["Title", "Summary", "Description", "Suggestion", "Deprecation"];

    /// <summary>
    /// What a dialect says in its own way or not at all: the site has two addresses for each page, only some dialects say when a page
    /// was updated, and whether nesting is open follows from whether a dialect gives it. Rows are counted over the whole page.
    /// </summary>
    private static readonly string[] s_dialectal =
        [nameof(Operation.PageUrl), nameof(Operation.UpdatedOn), nameof(RequestBody.IsNestingOpen), nameof(Field.Row), nameof(Response.Result)];

    private readonly SortedDictionary<string, string> _facts = new(StringComparer.Ordinal);
    private readonly bool _isNested;
    private int _row;

    private OperationFacts(bool isNested) => _isNested = isNested;

    /// <summary>The facts of an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isNested">Whether it counts where a field belongs; else the rows of a table are taken one by one.</param>
    public static IReadOnlyDictionary<string, string> Of(Operation operation, bool isNested)
    {
        var facts = new OperationFacts(isNested);
        facts.Add("", operation);
        return facts._facts;
    }

    /// <summary>The names of the facts in which two operations differ.</summary>
    public static IReadOnlyList<string> Differences(Operation one, Operation other, bool isNested)
    {
        var (left, right) = (Of(one, isNested), Of(other, isNested));
        return [.. left.Keys.Union(right.Keys).Where(k => left.GetValueOrDefault(k) != right.GetValueOrDefault(k)).Order(StringComparer.Ordinal)];
    }

    private void Add(string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                _facts[name] = s_texts.Contains(name[(name.LastIndexOf('.') + 1)..]) ? Words(text) : text;
                break;
            case FieldType or ValueType and not IEnumerable:
                _facts[name] = value.ToString()!;
                break;
            case IEnumerable<Field> fields:
                AddFields(name, fields);
                break;
            case IEnumerable items:
                AddItems(name, items);
                break;
            default:
                AddMembers(name, value, s_dialectal);
                break;
        }
    }

    private void AddMembers(string name, object value, params IEnumerable<string> without)
    {
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => !without.Contains(p.Name)))
        {
            Add($"{name}.{property.Name}", property.GetValue(value));
        }
    }

    private void AddItems(string name, IEnumerable items)
    {
        var count = 0;
        foreach (var item in items)
        {
            AddMembers($"{name}[{item switch { AllowedValue v => v.Value, Scope s => s.Name, ErrorCode e => e.Code, _ => count }}]", item);
            count++;
        }

        _facts[name + ".Count"] = $"{count}";
    }

    private void AddFields(string name, IEnumerable<Field> fields)
    {
        var isInTable = name.Contains('#', StringComparison.Ordinal);
        _row = isInTable ? _row : 0;
        foreach (var field in fields)
        {
            var row = _isNested ? $"{name}#{field.Name}" : $"{(isInTable ? name[..name.IndexOf('#', StringComparison.Ordinal)] : name)}#{_row++} {field.Name}";
            AddMembers(row, field, [.. s_dialectal, nameof(Field.Name), nameof(Field.Fields)]);
            AddFields(row, field.Fields);
        }
    }

    private static string Words(string text) => new([.. MarkdownText.ToPlain(text).Where(char.IsLetterOrDigit)]);
}
