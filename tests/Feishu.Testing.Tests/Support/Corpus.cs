namespace Feishu.Testing.Tests.Support;

/// <summary>The real pages that may lie beside the repository.</summary>
internal static class Corpus
{
    /// <summary>A folder of it; skips the test where there is none.</summary>
    public static string Find(string name)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "corpus", name);
        Assert.SkipUnless(Path.Exists(path), "The corpus is not there.");
        return path;
    }
}

/// <summary>The repository that this is built in.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The pages that it ships.</summary>
    public static string Specs => Path.Combine(Root, "specs");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Feishu.Gen.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no Feishu.Gen.sln above the tests.");
        }

        return folder.FullName;
    }
}
