using System.Globalization;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Writes what changed for people: a line for each change, with a mark before those that break code.</summary>
internal static class DiffText
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, CatalogDiff diff)
    {
        if (diff.IsEmpty)
        {
            output.WriteLine("Nothing changed.");
            return;
        }

        foreach (var operation in diff.Operations)
        {
            var facts = operation.Operation.Operation;
            var mark = operation.Action != ChangeAction.Changed && operation.IsBreaking ? '!' : ' ';
            output.WriteLine($"{mark}{Sign(operation.Action)} {operation.Operation.Id}  {facts.Method} {facts.Path}  {facts.Title}");
            WriteChanges(output, operation.Changes);
        }

        if (diff.Declarations.Count > 0)
        {
            output.WriteLine(" ~ in the emitted code, because of what other pages say");
            WriteChanges(output, diff.Declarations);
        }

        output.WriteLine(Summary(diff));
    }

    private static void WriteChanges(TextWriter output, IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            output.WriteLine($"{(change.IsBreaking ? '!' : ' ')}    {Sign(change.Action)} {Subject(change)}{Values(change)}");
        }
    }

    private static string Summary(CatalogDiff diff)
    {
        var counts = new[] { ChangeAction.Added, ChangeAction.Removed, ChangeAction.Changed }
            .Select(a => (Action: a, Count: diff.Operations.Count(o => o.Action == a)))
            .Where(c => c.Count > 0)
            .Select(c => $"{Counted.Of(c.Count, "operation")} {c.Action.ToString().ToLowerInvariant()}")
            .Append(diff.Breaking == 0 ? "nothing breaks code" : $"{Counted.Of(diff.Breaking, "change")} (!) may break code");
        return string.Join(", ", counts);
    }

    private static char Sign(ChangeAction action) => action switch
    {
        ChangeAction.Added => '+',
        ChangeAction.Removed => '-',
        _ => '~',
    };

    private static string Subject(Change change) => change.Aspect switch
    {
        ChangeAspect.Field or ChangeAspect.Declaration => change.Subject,
        ChangeAspect.Type => change.Subject,
        ChangeAspect.Required => $"{change.Subject} required",
        ChangeAspect.Rules => $"{change.Subject} rules",
        ChangeAspect.Value => $"{change.Subject} value",
        ChangeAspect.Deprecation => change.Subject.Length == 0 ? "deprecated" : $"{change.Subject} deprecated",
        ChangeAspect.Code => $"code {change.Subject}",
        ChangeAspect.Scope => $"scope {change.Subject}",
        ChangeAspect.FieldScope => $"field scope {change.Subject}",
        ChangeAspect.RateLimit => "rate limit",
        _ => change.Aspect.ToString().ToLowerInvariant(),
    };

    private static string Values(Change change) => (change.Old, change.New) switch
    {
        (null or "", null or "") => "",
        (null or "", { } now) => change.Action == ChangeAction.Changed ? $": none -> {OneLine(now)}" : $"  {OneLine(now)}",
        ({ } old, null or "") => change.Action == ChangeAction.Changed ? $": {OneLine(old)} -> none" : $"  {OneLine(old)}",
        ({ } old, { } now) => $": {OneLine(old)} -> {OneLine(now)}",
    };

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 100 ? line : string.Create(CultureInfo.InvariantCulture, $"{line.AsSpan(0, 100)}…");
    }
}
