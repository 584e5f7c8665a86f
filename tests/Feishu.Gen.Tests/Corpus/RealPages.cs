using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>The real pages that may lie beside the repository.</summary>
internal static class RealPages
{
    /// <summary>The folder of the project that the pages are in.</summary>
    public const string Folder = "specs/";

    /// <summary>A folder or file of them; skips the test where there is none.</summary>
    public static string Find(string name)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "corpus", name);
        Assert.SkipUnless(Path.Exists(path), "The real pages are not beside this repository.");
        return path;
    }

    /// <summary>All of them in one project.</summary>
    public static PageProject Project()
    {
        var folder = Find("dev");
        return new PageProject
        {
            Pages =
            [
                .. from file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
                   let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
                   orderby path
                   select (Folder + path, File.ReadAllText(file)),
            ],
        };
    }
}
