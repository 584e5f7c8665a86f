using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Gathers the changes of an operation or event, and decides of each whether it breaks code.</summary>
/// <param name="breaks">The declarations that break.</param>
/// <param name="explained">Those among them that a change accounts for.</param>
internal sealed class ChangeList(IReadOnlySet<string> breaks, HashSet<string> explained)
{
    private readonly List<Change> _changes = [];

    /// <summary>The changes.</summary>
    public IReadOnlyList<Change> Changes => _changes;

    /// <summary>Adds a change.</summary>
    /// <param name="action">What happened.</param>
    /// <param name="aspect">To what kind of thing.</param>
    /// <param name="subject">To which.</param>
    /// <param name="old">What it was.</param>
    /// <param name="now">What it is.</param>
    /// <param name="names">The declarations that stand for it: it breaks code if one of them does.</param>
    /// <param name="consequences">Further declarations that go with them.</param>
    public void Add(ChangeAction action, ChangeAspect aspect, string subject, string? old, string? now, IReadOnlyList<string> names, IEnumerable<string> consequences)
    {
        var isBreaking = names.Any(breaks.Contains);
        if (isBreaking)
        {
            explained.UnionWith(names);
            explained.UnionWith(consequences);
        }

        _changes.Add(new Change(action, aspect, subject, old, now, isBreaking));
    }

    /// <summary>Adds a change, if there is one, of something that nothing is declared for.</summary>
    public void AddIfDifferent(ChangeAspect aspect, string? old, string? now, params IReadOnlyList<string> names)
    {
        if (old != now)
        {
            Add(ChangeAction.Changed, aspect, "", old, now, names, []);
        }
    }

    /// <summary>Adds the permissions that come and go; nothing is declared for them.</summary>
    public void AddScopes(ChangeAspect aspect, EquatableArray<Scope> old, EquatableArray<Scope> now)
    {
        foreach (var scope in old.Select(s => s.Name).Except(now.Select(s => s.Name)))
        {
            Add(ChangeAction.Removed, aspect, scope, null, null, [], []);
        }

        foreach (var scope in now.Select(s => s.Name).Except(old.Select(s => s.Name)))
        {
            Add(ChangeAction.Added, aspect, scope, null, null, [], []);
        }
    }
}
