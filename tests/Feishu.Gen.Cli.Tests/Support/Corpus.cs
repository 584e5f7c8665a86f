namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>The real pages that may lie beside the repository.</summary>
internal static class Corpus
{
    /// <summary>A folder or file of it; skips the test where there is none.</summary>
    public static string Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Feishu.Gen.sln")))
        {
            folder = folder.Parent;
        }

        var path = Path.Combine(folder?.Parent?.FullName ?? ".", "shared", "corpus", name);
        Assert.SkipUnless(Path.Exists(path), "The corpus is not there.");
        return path;
    }
}
