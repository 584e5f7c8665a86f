namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The public types of the namespaces that the SDK's implicit usings open, the web SDK's included. They are read from
/// <c>ImplicitTypes.txt</c>, which a test compares with the reference assemblies of the installed SDK.
/// </summary>
internal static class ImplicitTypes
{
    private static readonly Lazy<HashSet<string>> s_names = new(() => new(ResourceLines.Read("Feishu.Gen.Catalog.Naming.ImplicitTypes.txt"), StringComparer.Ordinal));

    /// <summary>All of them, without arity.</summary>
    public static IReadOnlyCollection<string> All => s_names.Value;

    /// <summary>Whether an identifier is the name of one of them.</summary>
    public static bool Contains(string identifier) => s_names.Value.Contains(identifier);
}
