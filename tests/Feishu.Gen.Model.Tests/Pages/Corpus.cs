namespace Feishu.Gen.Model.Tests.Pages;

/// <summary>Real pages, which stand beside the repository where they are at all.</summary>
internal static class Corpus
{
    private static readonly string? s_root = Find();

    /// <summary>The file of that name, or a skipped test.</summary>
    public static string File(string name) => Path.Combine(Root(), name);

    /// <summary>The pages of a folder by their relative names, or a skipped test.</summary>
    public static IReadOnlyList<(string Name, string Text)> Pages(string folder)
    {
        var root = Path.Combine(Root(), folder);
        return
        [
            .. Directory.GetFiles(root, "*.md", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(root, file).Replace('\\', '/'), System.IO.File.ReadAllText(file))),
        ];
    }

    private static string Root()
    {
        Assert.SkipWhen(s_root is null, "There are no real pages beside the repository.");
        return s_root!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Feishu.Gen.sln")))
            {
                var corpus = Path.Combine(folder.FullName, "..", "shared", "corpus");
                return Directory.Exists(corpus) ? corpus : null;
            }
        }

        return null;
    }
}
