using System.Globalization;
using Feishu.Gen.Cli.Output;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Writes what changed for people: a line for each change, with a mark before those that break code.</summary>
internal static class DiffText
{
    /// <summary>Writes it.</summary>
    public static void Write(Terminal terminal, CatalogDiff diff)
    {
        if (diff.IsEmpty)
        {
            terminal.WriteLine("Nothing changed.");
            return;
        }

        foreach (var change in diff.Operations)
        {
            var (plan, facts) = (change.Plan, change.Plan.Operation);
            Write(terminal, change, $"{plan.Id}  {facts.Method} {facts.Path}  {facts.Title}");
        }

        foreach (var change in diff.Events)
        {
            Write(terminal, change, $"{change.Plan.Event.Type}  EVENT {change.Plan.Place.FullTypeName}  {change.Plan.Event.Title}");
        }

        if (diff.Declarations.Count > 0)
        {
            terminal.WriteLine(" ~ in the emitted code, because of what other pages say");
            WriteChanges(terminal, diff.Declarations);
        }

        terminal.WriteLine(Summary(diff));
    }

    private static void Write<TPlan>(Terminal terminal, PlanChange<TPlan> change, string what)
    {
        var mark = change.Action != ChangeAction.Changed && change.IsBreaking ? '!' : ' ';
        terminal.WriteLine($"{mark}{Sign(change.Action)} {what}");
        WriteChanges(terminal, change.Changes);
    }

    private static void WriteChanges(Terminal terminal, IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            terminal.WriteLine($"{(change.IsBreaking ? '!' : ' ')}    {Sign(change.Action)} {Subject(change)}{Values(change)}");
        }
    }

    private static string Summary(CatalogDiff diff)
    {
        var counts = Counts("operation", diff.Operations.Select(o => o.Action))
            .Concat(Counts("event", diff.Events.Select(e => e.Action)))
            .Append(diff.Breaking == 0 ? "nothing breaks code" : $"{Counted.Of(diff.Breaking, "change")} (!) may break code");
        return string.Join(", ", counts);
    }

    private static IEnumerable<string> Counts(string thing, IEnumerable<ChangeAction> actions) => actions
        .CountBy(a => a)
        .OrderBy(c => c.Key)
        .Select(c => $"{Counted.Of(c.Value, thing)} {c.Key.ToString().ToLowerInvariant()}");

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
