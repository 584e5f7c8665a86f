namespace Feishu.Gen.Tests.Support;

/// <summary>Finds the repository's files, and the real pages beside it where they are.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The page that the project started from, where it is.</summary>
    public static string? SeedPage => Existing(Path.Combine(Root, "..", "shared", "seed", "batch_delete_follower.md"));

    /// <summary>The same page in the project's own words.</summary>
    public static string OwnSeedPage => File.ReadAllText(Path.Combine(Root, "specs", "task", "v1", "task", "batch_delete_follower.md"));

    /// <summary>All pages that ship with the repository, by their path below <c>specs</c>.</summary>
    public static IEnumerable<(string Path, string Text)> Specs
    {
        get
        {
            var folder = Path.Combine(Root, "specs");
            return from file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
                   where Path.GetFileName(file) != "README.md"
                   let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
                   orderby path
                   select (path, File.ReadAllText(file));
        }
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Feishu.Gen.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run within the repository.");
        }

        return folder;
    }
}
