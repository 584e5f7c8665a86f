namespace Feishu.Gen.Catalog.Naming;

/// <summary>Nouns whose number cannot be told from their spelling. General vocabulary.</summary>
internal static class Nouns
{
    /// <summary>Singulars (or words without plural) that end in a single <c>s</c>.</summary>
    public static readonly HashSet<string> EndInS = Set(
        "alias analytics as atlas bias canvas gas gps has https lens news series sms species statistics was");

    /// <summary>Things of which an application, a user or a tenant has one: reading them yields one thing, not a list.</summary>
    private static readonly HashSet<string> s_singletons = Set(
        "announcement balance config configuration content context detail info information list me meta metadata owner profile",
        "progress quota result setting statistics stats status summary token total usage version");

    /// <summary>Whether a word in the singular names one thing rather than, loosely, a collection.</summary>
    public static bool IsSingleton(string word) =>
        s_singletons.Contains(word) || (word.Length > 5 && word.EndsWith("ation", StringComparison.Ordinal));

    /// <summary>A set of the words of some lines.</summary>
    public static HashSet<string> Set(params string[] lines)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            words.UnionWith(line.Split(' '));
        }

        return words;
    }
}
