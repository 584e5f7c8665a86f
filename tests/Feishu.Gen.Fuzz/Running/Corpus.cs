namespace Feishu.Gen.Fuzz.Running;

/// <summary>The pages that inputs are made from, in an order that does not depend on the machine.</summary>
internal sealed class Corpus
{
    private Corpus(IReadOnlyList<string> pages) => Pages = pages;

    /// <summary>The texts of the pages.</summary>
    public IReadOnlyList<string> Pages { get; }

    /// <summary>Reads all Markdown files of some folders.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Corpus Load(IEnumerable<string> folders)
    {
        var pages = folders.SelectMany(PagesOf).ToList();
        return pages.Count > 0 ? new Corpus(pages) : throw new InvalidOperationException("The corpus has no pages: name a folder with Markdown files.");
    }

    /// <summary>Any page.</summary>
    public string Pick(Random random) => Pages[random.Next(Pages.Count)];

    private static IEnumerable<string> PagesOf(string folder) => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != "README.md")
        .OrderBy(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), StringComparer.Ordinal)
        .Select(File.ReadAllText);
}
