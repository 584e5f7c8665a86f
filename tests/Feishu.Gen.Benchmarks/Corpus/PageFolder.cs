namespace Feishu.Gen.Benchmarks.Corpus;

/// <summary>The pages that are measured over, by their path.</summary>
internal static class PageFolder
{
    /// <summary>How many pages the whole reference has.</summary>
    public const int WholeReference = 1600;

    /// <summary>The pages of a folder, or as many made-up pages as the reference has.</summary>
    public static IReadOnlyList<(string Path, string Text)> Load(string? folder) => folder is null
        ? [.. Enumerable.Range(0, WholeReference).Select(MadeUpPage.Write)]
        : [
            .. from file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
               let path = System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/')
               orderby path
               select ("specs/" + path, File.ReadAllText(file)),
        ];

    /// <summary>So many of the pages, spread evenly.</summary>
    public static IReadOnlyList<(string Path, string Text)> Spread(this IReadOnlyList<(string Path, string Text)> pages, int count) =>
        count >= pages.Count ? pages : [.. Enumerable.Range(0, count).Select(i => pages[(int)((long)i * pages.Count / count)])];

    /// <summary>The bytes of all pages as UTF-8.</summary>
    public static long Size(this IReadOnlyList<(string Path, string Text)> pages) =>
        pages.Sum(p => (long)System.Text.Encoding.UTF8.GetByteCount(p.Text));
}
