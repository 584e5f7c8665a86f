namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads lists of permissions: <c>name(scope)</c> a line, <c>`scope` name</c>, or a bare scope.</summary>
internal static class ScopeReader
{
    /// <summary>The scopes that the lines of a cell name; lines of prose name none.</summary>
    public static EquatableArray<Scope> Read(string markdown)
    {
        var scopes = new List<Scope>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines(markdown))
        {
            if (ReadLine(line) is { } scope && names.Add(scope.Name))
            {
                scopes.Add(scope);
            }
        }

        return scopes.ToEquatableArray();
    }

    /// <summary>The lines of a cell that name no scope: permissions without their keys, and conditions; as Markdown.</summary>
    public static string ReadNote(string markdown) =>
        string.Join("\n", markdown.Split('\n').Where(line => line.Trim() is not ("" or "无" or "-") && !Lines(line).Any(part => ReadLine(part) is not null)));

    /// <summary>The scope that one line names, or null.</summary>
    public static Scope? ReadLine(string line)
    {
        var text = line.Trim().TrimStart('-', '*', '•', ' ');
        return Bracketed(text) ?? Ticked(text) ?? Bare(text);
    }

    /// <summary>The lines, with several backticked scopes on one line taken apart.</summary>
    private static IEnumerable<string> Lines(string markdown)
    {
        foreach (var line in markdown.Split('\n'))
        {
            var start = 0;
            for (var tick = NextTicked(line, 1); tick > 0; tick = NextTicked(line, tick + 1))
            {
                yield return line.Substring(start, tick - start);
                start = tick;
            }

            yield return line.Substring(start);
        }
    }

    private static int NextTicked(string line, int from)
    {
        for (var i = from; i > 0 && i < line.Length; i++)
        {
            i = line.IndexOf('`', i);
            if (i < 0)
            {
                return -1;
            }

            var end = line.IndexOf('`', i + 1);
            if (end > 0 && IsScope(line.Substring(i + 1, end - i - 1)))
            {
                return i;
            }
        }

        return -1;
    }

    private static Scope? Bracketed(string text)
    {
        var close = text.TrimEnd().Length - 1;
        if (close < 0 || text[close] is not (')' or '）'))
        {
            return null;
        }

        var open = text.LastIndexOfAny(['(', '（'], close);
        if (open < 0)
        {
            return null;
        }

        var name = text.Substring(open + 1, close - open - 1).Trim('`', ' ');
        return IsScope(name) ? new Scope(name, text.Substring(0, open).Trim()) : null;
    }

    private static Scope? Ticked(string text)
    {
        if (text.Length == 0 || text[0] != '`')
        {
            return null;
        }

        var end = text.IndexOf('`', 1);
        var name = end > 0 ? text.Substring(1, end - 1) : "";
        return IsScope(name) ? new Scope(name, text.Substring(end + 1).Trim()) : null;
    }

    private static Scope? Bare(string text) => text.IndexOf(':') > 0 && IsScope(text) ? new Scope(text, "") : null;

    private static bool IsScope(string text)
    {
        if (text.Length == 0 || text.Length > 200)
        {
            return false;
        }

        var hasLetter = false;
        foreach (var c in text)
        {
            if (!(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or ':' or '-'))
            {
                return false;
            }

            hasLetter |= c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
        }

        return hasLetter;
    }
}
