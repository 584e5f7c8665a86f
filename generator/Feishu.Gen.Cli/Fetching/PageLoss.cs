using Feishu.Gen.Cli.Pages;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>Tells a page that changed from a response that is not, or not all of, the page.</summary>
internal static class PageLoss
{
    private const string Fence = "---\n";

    /// <summary>Why the new text of a page should not take the place of the old one; null where it should.</summary>
    /// <param name="old">The page as it is.</param>
    /// <param name="oldText">Its text, lines ended by LF.</param>
    /// <param name="now">The page as it was fetched.</param>
    /// <param name="nowText">Its text.</param>
    public static string? Find(LoadedPage old, string oldText, LoadedPage now, string nowText)
    {
        if (!old.YieldsCode)
        {
            return null;
        }

        if (!now.YieldsCode)
        {
            var error = now.Result.Findings.FirstOrDefault(f => f.Rule.Severity == Severity.Error);
            return $"describes no endpoint or event any more{(error is null ? "" : $" ({error.Message})")}, so '{old.File.Display}' was left as it is; delete the file if the page was withdrawn";
        }

        return IsCutOff(old, Body(oldText), now, Body(nowText))
            ? $"seems to be cut off, so '{old.File.Display}' was left as it is; if the page really ends there now, delete the file and add the page again"
            : null;
    }

    /// <summary>
    /// Whether a page ends too early: it is the old one without its end, or with a message instead of it; it ends within a block of code;
    /// or it lost tables that code came of, and has the old one's headings without the last ones, or new ones without a table.
    /// </summary>
    private static bool IsCutOff(LoadedPage old, string oldBody, LoadedPage now, string nowBody)
    {
        var rest = nowBody.TrimEnd();
        if (rest.Length < oldBody.TrimEnd().Length && oldBody.StartsWith(rest, StringComparison.Ordinal))
        {
            return true;
        }

        if (EndsInCode(nowBody) && !EndsInCode(oldBody))
        {
            return true;
        }

        return EndsInMessage(oldBody, nowBody)
            || (LostFields(old.Result, now.Result) && (LostLastHeadings(oldBody, nowBody) || GainedBareHeadings(oldBody, nowBody)));
    }

    /// <summary>Whether a page is the old one up to a place within a table or before a heading, and from there on says something new, without tables.</summary>
    private static bool EndsInMessage(string oldBody, string nowBody)
    {
        var (old, now) = (oldBody.TrimEnd().Split('\n'), nowBody.TrimEnd().Split('\n'));
        var same = old.Zip(now).TakeWhile(line => line.First == line.Second).Count();
        var message = now.Skip(same).ToList();
        if (message.Count == 0 || now.Count(IsOfTable) >= old.Count(IsOfTable))
        {
            return false;
        }

        if (IsOfTable(message[0]))
        {
            // The row in which the old page was left.
            message.RemoveAt(0);
        }

        var isTorn = same > 0 && IsOfTable(old[same - 1]);
        var lostHeading = old.Skip(same).Any(line => line.StartsWith('#') && !now.Contains(line, StringComparer.Ordinal));
        return (isTorn || lostHeading) && !message.Exists(IsOfTable) && message.Except(old, StringComparer.Ordinal).Any(line => line.Length > 0);
    }

    private static bool IsOfTable(string line) => line.AsSpan().ContainsAny('|', '<');

    /// <summary>Whether the old page had the fields of a body or an event, and the new one has none of them.</summary>
    private static bool LostFields(PageResult old, PageResult now) =>
        old.Events.Count > now.Events.Count
        || (old.Operation is { } before && now.Operation is { } after
            && ((before.Body is not null && after.Body is null) || (before.Response.Fields.Count > 0 && after.Response.Fields.Count == 0)))
        || old.Events.Zip(now.Events).Any(e => e.First.Event.Fields.Count > 0 && e.Second.Event.Fields.Count == 0);

    private static bool LostLastHeadings(string oldBody, string nowBody)
    {
        var (before, after) = (Headings(oldBody), Headings(nowBody));
        if (after.Count == 0 || after.Count > before.Count)
        {
            return after.Count < before.Count;
        }

        // The last heading that is left may be cut off itself.
        return after.SkipLast(1).SequenceEqual(before.Take(after.Count - 1), StringComparer.Ordinal)
            && before[after.Count - 1].StartsWith(after[^1], StringComparison.Ordinal)
            && (after.Count < before.Count || after[^1] != before[^1]);
    }

    /// <summary>Whether there are headings that the old page did not have, and a table below none of them: what a server says of an error.</summary>
    private static bool GainedBareHeadings(string oldBody, string nowBody)
    {
        var before = Headings(oldBody);
        var gained = Sections(nowBody).Where(s => !before.Remove(s.Heading.Text)).ToList();
        return gained.Count > 0 && !gained.Exists(s => s.Blocks.Any(b => b is PageBlock.Table));
    }

    private static List<string> Headings(string text) => [.. Sections(text).Select(s => s.Heading.Text)];

    private static IEnumerable<Section> Sections(string text) => PageReader.Read(text).Sections.Where(s => s.Level > 0);

    /// <summary>Whether a block between fences has no end.</summary>
    private static bool EndsInCode(string text)
    {
        string? open = null;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            var fence = line[..^line.TrimStart(line.StartsWith('~') ? '~' : '`').Length];
            if (fence.Length < 3)
            {
                continue;
            }

            if (open is null)
            {
                open = fence[0] == '~' || !line.AsSpan(fence.Length).Contains('`') ? fence : null;
            }
            else if (fence[0] == open[0] && fence.Length >= open.Length && line.Length == fence.Length)
            {
                open = null;
            }
        }

        return open is not null;
    }

    /// <summary>The text below the front matter, which the tool writes to itself.</summary>
    private static string Body(string text)
    {
        var end = text.StartsWith(Fence, StringComparison.Ordinal) ? text.IndexOf("\n" + Fence, StringComparison.Ordinal) : -1;
        return end < 0 ? text : text[(end + 1 + Fence.Length)..];
    }
}
