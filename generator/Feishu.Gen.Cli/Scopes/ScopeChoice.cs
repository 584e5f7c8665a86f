using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Scopes;

/// <summary>
/// Chooses permissions that are enough: those that have no alternative, and of the other needs one each, if none is chosen already. One
/// that only reads is preferred to others, then the one that the most needs accept.
/// </summary>
internal static class ScopeChoice
{
    /// <summary>The permissions to ask for, in ordinal order.</summary>
    /// <param name="needs">What is needed.</param>
    /// <param name="token">The kind of token that calls are made with; needs of other kinds are left out.</param>
    public static IReadOnlyList<string> Choose(IEnumerable<ScopeNeed> needs, TokenKinds token)
    {
        var sets = needs.Where(n => n.Tokens.HasFlag(token)).Select(n => n.AnyOf.Select(s => s.Name).ToList()).ToList();
        var uses = sets.SelectMany(s => s).GroupBy(s => s, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var chosen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var set in sets.OrderBy(s => s.Count))
        {
            if (!set.Exists(chosen.Contains))
            {
                chosen.Add(set.OrderByDescending(IsForReading).ThenByDescending(s => uses[s]).ThenBy(s => s, StringComparer.Ordinal).First());
            }
        }

        return [.. chosen];
    }

    /// <summary>The platform's keys end in what they allow.</summary>
    private static bool IsForReading(string scope) => scope.Split(':', '.')[^1] is "readonly" or "read_only" or "read";
}
