using System.Text;
using Feishu.Gen.Pages.Dialects;

namespace Feishu.Gen.Pages.Source;

/// <summary>
/// Writes what stands in a cell, or between tables, as the export writes it: lists, permissions, notes and kinds of token in
/// Markdown instead of tags. Elements that say nothing to a reader leave their content.
/// </summary>
internal sealed class SourceWriter(string text)
{
    /// <summary>How many elements may be open within each other; what is deeper leaves its content.</summary>
    private const int DeepestElement = 16;

    private readonly StringBuilder _builder = new();

    // The elements that are put into words once they end.
    private readonly Stack<Element> _open = new();

    /// <summary>The first character that was written and is not blank, or -1.</summary>
    public int Start { get; private set; } = -1;

    /// <summary>The character behind the last that was written and is not blank.</summary>
    public int End { get; private set; }

    /// <summary>Adds text as it stands on the page.</summary>
    public void Add(int start, int end)
    {
        _builder.Append(text, start, end - start);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (start < end)
        {
            Start = Start < 0 ? start : Start;
            End = end;
        }
    }

    /// <summary>Adds what a tag means.</summary>
    public void Add(SourceTag tag)
    {
        if (tag.IsClosing)
        {
            Close(tag.Name);
            return;
        }

        switch (tag.Name)
        {
            case "br" or "md-enum" or "div":
                _builder.Append('\n');
                break;
            case "md-app-support":
                AddMade(tag, RequestTableText.AppTypes(tag.Attribute(text, "types") ?? ""));
                break;
            case "md-enum-item":
                AddMade(tag, "\n- " + tag.Attribute(text, "key") + "：");
                Open(tag.Name, "", "\n");
                break;
            case "md-perm" when tag.Attribute(text, "name") is { } scope:
                AddMade(tag, "\n" + tag.Attribute(text, "desc") + "(" + scope + ")\n");
                Open(tag.Name, null, "");
                break;
            case "md-tag" when tag.Attribute(text, "type")?.StartsWith("token-", StringComparison.Ordinal) == true:
                Open(tag.Name, "`", "`");
                break;
            case "md-tooltip":
                Open(tag.Name, "\n**", "**\n");
                break;
            case "md-alert":
                Open(tag.Name, "\n" + NoteText.Label, "\n");
                break;
            case var name when name.StartsWith(SourceReader.CodeElement, StringComparison.Ordinal):
                Open(name, "\n```" + SourceReader.Language(name) + "\n", "\n```\n");
                break;
        }
    }

    /// <summary>Everything that was written; the writer is empty afterwards.</summary>
    public string Take()
    {
        while (_open.Count > 0)
        {
            Close(_open.Peek().Name);
        }

        var written = SiteLinks.Resolve(_builder.ToString());
        _builder.Clear();
        (Start, End) = (-1, 0);
        return written;
    }

    private void Open(string name, string? prefix, string suffix)
    {
        if (_open.Count < DeepestElement)
        {
            _open.Push(new Element(name, prefix, suffix, _builder.Length));
        }
    }

    /// <summary>Puts the element of that name into words, and with it those in it that were never ended.</summary>
    private void Close(string name)
    {
        if (!_open.Any(element => element.Name == name))
        {
            _builder.Append(name == "div" ? "\n" : "");
            return;
        }

        Element element;
        do
        {
            element = _open.Pop();
            var content = _builder.ToString(element.Start, _builder.Length - element.Start).Trim();
            _builder.Length = element.Start;
            if (element.Prefix is not null && (content.Length > 0 || element.Prefix.Length == 0))
            {
                _builder.Append(element.Prefix).Append(content).Append(element.Suffix);
            }
        }
        while (element.Name != name);
    }

    /// <summary>Adds what stands on the page in a tag only.</summary>
    private void AddMade(SourceTag tag, string words)
    {
        Start = Start < 0 ? tag.Start : Start;
        End = tag.End;
        _builder.Append(words);
    }

    /// <summary>An element that is open.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Prefix">What comes before its content; null where the content is dropped.</param>
    /// <param name="Suffix">What comes after it.</param>
    /// <param name="Start">Where in the written text its content begins.</param>
    private readonly record struct Element(string Name, string? Prefix, string Suffix, int Start);
}
