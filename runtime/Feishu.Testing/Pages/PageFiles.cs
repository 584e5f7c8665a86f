namespace Feishu.Testing.Pages;

/// <summary>Finds the pages of a folder.</summary>
internal static class PageFiles
{
    private const string Ending = ".md";
    private const int MostLinks = 40;

    /// <summary>
    /// The <c>.md</c> files below a folder, in whatever case their ending is. Links are followed, and each folder is searched once:
    /// links that lead back to a folder above them do no harm.
    /// </summary>
    /// <param name="folder">The folder; the paths begin as it does.</param>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be read.</exception>
    public static IReadOnlyList<string> In(string folder)
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var links = new Queue<string>([folder]);
        while (links.TryDequeue(out var link))
        {
            // What lies in the folder itself comes before what links lead to, so it is found under its own path.
            if (RealPath(link) is { } real)
            {
                Search(new DirectoryInfo(link), link, real);
            }
        }

        return files;

        void Search(DirectoryInfo info, string path, string real)
        {
            if (!seen.Add(real))
            {
                return;
            }

            foreach (var entry in info.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                var inside = Path.Combine(path, entry.Name);
                if (!Directory.Exists(inside))
                {
                    if (entry.Name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase))
                    {
                        files.Add(inside);
                    }
                }
                else if (entry.LinkTarget is null)
                {
                    Search(new DirectoryInfo(inside), inside, Path.Combine(real, entry.Name));
                }
                else
                {
                    links.Enqueue(inside);
                }
            }
        }
    }

    /// <summary>The path without links; null for a link that leads to itself.</summary>
    private static string? RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var rest = new Stack<string>(Enumerable.Reverse(Names(full[real.Length..])));
        var links = 0;
        while (rest.TryPop(out var name))
        {
            if (name is "." or "..")
            {
                real = name == "." ? real : Path.GetDirectoryName(real) ?? real;
                continue;
            }

            var next = Path.Combine(real, name);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            var root = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
            real = root.Length > 0 ? root : real;
            foreach (var part in Enumerable.Reverse(Names(target[root.Length..])))
            {
                rest.Push(part);
            }
        }

        return real;
    }

    private static string[] Names(string path) => path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
