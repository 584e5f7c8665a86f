using System.Text;
using Feishu.Gen.Pages.Dialects;

namespace Feishu.Gen.Operations.Reading;

/// <summary>
/// Takes the description cell of a row apart. The platform writes facts into it behind bold markers (示例值, 可选值有, 默认值,
/// 数据校验规则, 字段权限要求), in whatever order; what stands before, between and after them is the description proper.
/// </summary>
internal sealed class DescriptionReader
{
    private readonly List<string> _description = [];
    private readonly List<string> _example = [];
    private readonly List<string> _default = [];
    private readonly List<(AllowedValue Value, StringBuilder? More)> _allowed = [];
    private readonly HashSet<string> _allowedNames = new(StringComparer.Ordinal);
    private readonly List<Scope> _scopes = [];
    private readonly HashSet<Scope> _scopesSeen = [];
    private ValidationRules? _rules;
    private string? _scopesWhen;
    private Part _part;

    private DescriptionReader()
    {
    }

    private enum Part
    {
        Description,
        Example,
        Default,
        Allowed,
        Rules,
        Scopes,
    }

    /// <summary>The field with everything that the cell says of it.</summary>
    public static Field Read(Field field, string markdown)
    {
        var reader = new DescriptionReader();
        var lines = markdown.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!reader.TryReadBareList(lines[i], i + 1 < lines.Length ? lines[i + 1] : null))
            {
                reader.ReadLine(lines[i]);
            }
        }

        return reader.Complete(field);
    }

    private Field Complete(Field field)
    {
        var description = NoteText.OfTags(string.Join("\n", _description).Trim('\n', ' '));
        return field with
        {
            Description = IsEmpty(description) ? "" : description,
            Example = Joined(_example) is { } example ? Unquoted(example) : null,
            Default = Joined(_default) is { } value ? Unquoted(value) : null,
            AllowedValues = _allowed.Select(a => a.More is null ? a.Value : a.Value with { Description = a.More.ToString().Trim('\n') }).ToEquatableArray(),
            Rules = _rules,
            Scopes = _scopes.ToEquatableArray(),
            ScopesWhen = _scopesWhen,
            Deprecation = DeprecationReader.OfField(description),
        };
    }

    /// <summary>A dash, or blanks that are written out: the platform fills empty cells with either.</summary>
    private static bool IsEmpty(string description) => description.Replace("&nbsp;", "").Trim() is "" or "-" or "\\-";

    private static string? Joined(List<string> lines)
    {
        var text = string.Join("\n", lines).Trim('\n', ' ');
        return text.Length == 0 ? null : text;
    }

    private void ReadLine(string line)
    {
        // The mirror's dialect joins lines with blanks, so a marker may stand anywhere in a line.
        var start = 0;
        for (var search = 0; search < line.Length;)
        {
            var open = line.IndexOf("**", search, StringComparison.Ordinal);
            var close = open < 0 ? -1 : line.IndexOf("**", open + 2, StringComparison.Ordinal);
            if (close < 0)
            {
                break;
            }

            search = close + 2;
            if (Marker(line.Substring(open + 2, close - open - 2), out var when) is not { } part)
            {
                continue;
            }

            // A cell too many leaves its pipe before the marker.
            Take(line.Substring(start, open - start).TrimEnd(' ', '|'), isRest: open == 0);
            Enter(part, when);
            start = search;
            while (start < line.Length && line[start] is ':' or '：' or ' ')
            {
                start++;
            }

            search = start;
        }

        if (start == 0 && _part != Part.Description && EndsPart(line))
        {
            _part = Part.Description;
        }

        Take(line.Substring(start), isRest: start > 0);
    }

    /// <summary>Older pages do not print the marker of a list of values in bold.</summary>
    private bool TryReadBareList(string line, string? next)
    {
        if (_part is not (Part.Description or Part.Example or Part.Default) || AllowedValueReader.FindList(line, next) is not var (before, items))
        {
            return false;
        }

        Take(before, isRest: true);
        Enter(Part.Allowed, when: null);
        Take(items, isRest: true);
        return true;
    }

    /// <summary>A bold marker of another kind (注意, 说明 …) ends a list; so does a link that stands alone.</summary>
    private bool EndsPart(string line) =>
        line.StartsWith("**", StringComparison.Ordinal)
        || (_part is Part.Default or Part.Rules or Part.Scopes && line.StartsWith("[", StringComparison.Ordinal));

    private void Enter(Part part, string? when)
    {
        _part = part;
        if (part == Part.Scopes)
        {
            _scopesWhen ??= when;
        }
    }

    private static Part? Marker(string text, out string? when)
    {
        when = null;
        var word = text.Trim(' ', ':', '：');
        if (word.IndexOf("字段权限要求", StringComparison.Ordinal) is >= 0 and var at && word.Length < 60)
        {
            if (at > 0 && word.StartsWith("当值为", StringComparison.Ordinal))
            {
                when = word.Substring(3, at - 3).Trim(' ', '`', '，', ',');
            }

            return Part.Scopes;
        }

        return word switch
        {
            "示例值" or "示例" => Part.Example,
            "默认值" or "缺省值" => Part.Default,
            "可选值有" or "可能值有" or "可选值" or "可能值" or "枚举值有" or "枚举值" or "取值" or "可取值" => Part.Allowed,
            "数据校验规则" => Part.Rules,
            _ => null,
        };
    }

    private void Take(string text, bool isRest)
    {
        if (isRest && text.Trim().Length == 0)
        {
            return;
        }

        switch (_part)
        {
            case Part.Description:
                _description.Add(text.TrimEnd());
                break;
            case Part.Example when _example.Count == 1 && Unquoted(_example[0]) != _example[0].Trim():
                // A sample that is code ends with it; what follows is about the field.
                _description.Add(text.TrimEnd());
                break;
            case Part.Example:
                _example.Add(text.TrimEnd());
                break;
            case Part.Default:
                _default.Add(text.TrimEnd());
                break;
            case Part.Allowed:
                TakeAllowed(text);
                break;
            case Part.Rules:
                Take(RuleReader.TryRead(ref _rules, text), text);
                break;
            case Part.Scopes:
                var scopes = ScopeReader.Read(text);
                _scopes.AddRange(scopes.Where(_scopesSeen.Add));
                Take(scopes.Count > 0, text);
                break;
        }
    }

    /// <summary>Free text among facts stays in the description, so that nothing of it is lost.</summary>
    private void Take(bool isRead, string text)
    {
        if (!isRead && text.Trim().Length > 0)
        {
            _description.Add(text.TrimEnd());
        }
    }

    private void TakeAllowed(string line)
    {
        foreach (var item in AllowedValueReader.Items(line))
        {
            if (AllowedValueReader.TryRead(item, out var value))
            {
                if (_allowedNames.Add(value.Value))
                {
                    _allowed.Add((value, null));
                }
            }
            else if (item.Trim().Length == 0)
            {
                continue;
            }
            else if (_allowed.Count > 0)
            {
                // Continuation text and lists within the list explain the value above.
                var (last, more) = _allowed[_allowed.Count - 1];
                more ??= new StringBuilder(last.Description);
                _allowed[_allowed.Count - 1] = (last, more.Append(more.Length == 0 ? "" : "\n").Append(item.Trim()));
            }
            else
            {
                _description.Add(item.TrimEnd());
            }
        }
    }

    private static string Unquoted(string value)
    {
        value = value.Trim();
        return value.Length >= 2 && value[0] == '`' && value.IndexOf('`', 1) == value.Length - 1
            ? value.Substring(1, value.Length - 2)
            : value;
    }
}
