namespace Feishu.Gen.Emit;

/// <summary>Where the marks of a line of Markdown are. What is looked for again and again is found once, so that the time stays in proportion to the line.</summary>
/// <param name="text">The line.</param>
internal sealed class DocMarks(string text)
{
    private readonly Dictionary<char, (int From, int At)> _next = [];
    private readonly Dictionary<int, (int From, int At)> _ticks = [];
    private int[]? _closing;

    /// <summary>The line.</summary>
    public string Text => text;

    /// <summary>Where a character is next, from a place on; -1 where it is not before the end. Places are asked for in their order, mostly.</summary>
    public int Find(char c, int start, int end)
    {
        // What was found is the next one for all places between where it was looked for from and itself.
        if (!_next.TryGetValue(c, out var found) || start < found.From || start > found.At)
        {
            var at = start < text.Length ? text.IndexOf(c, start) : -1;
            _next[c] = found = (start, at < 0 ? int.MaxValue : at);
        }

        return found.At < end ? found.At : -1;
    }

    /// <summary>Where so many backticks are next, from a place on; -1 where they are not before the end.</summary>
    public int FindTicks(int count, int start, int end)
    {
        if (!_ticks.TryGetValue(count, out var found) || start < found.From || start > found.At)
        {
            var at = text.IndexOf(new string('`', count), start, StringComparison.Ordinal);
            _ticks[count] = found = (start, at < 0 ? int.MaxValue : at);
        }

        return found.At <= end - count ? found.At : -1;
    }

    /// <summary>Where the bracket closes that opens at a place; -1 where it does not before the end.</summary>
    public int FindClosing(int start, int end)
    {
        _closing ??= Pair(text);
        return _closing[start] is >= 0 and var close && close < end ? close : -1;
    }

    private static int[] Pair(string text)
    {
        var closing = new int[text.Length];
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            closing[i] = -1;
            if (text[i] == '[')
            {
                open.Push(i);
            }
            else if (text[i] == ']' && open.Count > 0)
            {
                closing[open.Pop()] = i;
            }
        }

        return closing;
    }
}
