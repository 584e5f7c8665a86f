using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Catalog;

/// <summary>
/// Which names in JSON the runtime finds by itself for the names of properties (<c>SetNull(nameof(…))</c>): a name that is the same, or else the only one with the same letters and digits,
/// whatever their case. The runtime's side of the rule is <c>FeishuJsonNames.FindProperty</c>.
/// </summary>
public static class PropertyNames
{
    /// <summary>The members of a record for whose properties the runtime does not find the name in JSON.</summary>
    /// <param name="members">All members of the record.</param>
    public static IReadOnlyList<MemberPlan> NotFound(IReadOnlyList<MemberPlan> members)
    {
        var names = new HashSet<string>(members.Select(m => m.Field.Name), StringComparer.Ordinal);
        var withLetters = names.ToLookup(Letters, StringComparer.Ordinal);
        return members.Where(m => !IsFound(m)).ToList();

        bool IsFound(MemberPlan member) => names.Contains(member.Name)
            ? member.Name == member.Field.Name
            : member.Name[0] is not (>= 'a' and <= 'z') && !member.Name.Contains('_') && withLetters[Letters(member.Name)] is var found && found.Take(2).Count() == 1 && found.First() == member.Field.Name;
    }

    private static string Letters(string name) => string.Concat(name
        .Where(unit => Words.IsAlphanumeric(unit) || unit > '\u007F')
        .Select(unit => unit is >= 'A' and <= 'Z' ? (char)(unit | 0x20) : unit));
}
