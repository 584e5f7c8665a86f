using Feishu.Testing.Pages;

namespace Feishu.Testing.Tests.Support;

/// <summary>The real pages that may lie beside the repository.</summary>
internal static class Corpus
{
    private static readonly string s_dev = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "corpus", "dev"));
    private static readonly Lazy<PageFolder> s_pages = new(() => PageFolder.Load(s_dev));

    /// <summary>Its pages, read once; skips the test where there are none.</summary>
    public static PageFolder Dev()
    {
        Assert.SkipUnless(Directory.Exists(s_dev), "The corpus is not there.");
        return s_pages.Value;
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
