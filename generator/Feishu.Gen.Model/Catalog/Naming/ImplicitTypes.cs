namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The public types of the namespaces that the SDK's implicit usings open, the web SDK's included. They are read from
/// <c>ImplicitTypes.txt</c>, which a test compares with the reference assemblies of the installed SDK.
/// </summary>
internal static class ImplicitTypes
{
    private static readonly Lazy<HashSet<string>> s_names = new(Read);

    /// <summary>All of them, without arity.</summary>
    public static IReadOnlyCollection<string> All => s_names.Value;

    /// <summary>Whether an identifier is the name of one of them.</summary>
    public static bool Contains(string identifier) => s_names.Value.Contains(identifier);

    private static HashSet<string> Read()
    {
        using var stream = typeof(ImplicitTypes).Assembly.GetManifestResourceStream("Feishu.Gen.Catalog.Naming.ImplicitTypes.txt")
            ?? throw new InvalidOperationException("The list of implicit types is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                names.Add(line);
            }
        }

        return names;
    }
}
