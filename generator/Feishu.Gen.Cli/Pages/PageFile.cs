using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
using Feishu.Testing.Pages;

namespace Feishu.Gen.Cli.Pages;

/// <summary>A page's file.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Path">Where it is below the folder that holds all pages of the run, with <c>/</c>: what output may depend on.</param>
/// <param name="Display">The file as the user would write it: the argument that named it and what is below, with <c>/</c>.</param>
internal sealed record PageFile(string FullPath, string Path, string Display)
{
    /// <summary>Finds the pages that arguments name, each once, in ordinal order of their paths.</summary>
    /// <param name="arguments">Folders and files.</param>
    /// <param name="terminal">Where it is said what was passed over; null where that is said elsewhere.</param>
    /// <exception cref="UserException">An argument names nothing, or there is no page.</exception>
    public static IReadOnlyList<PageFile> Find(IReadOnlyList<string> arguments, Terminal? terminal)
    {
        var files = FindAny(arguments, terminal);
        return files.Count > 0 ? files : throw new UserException($"no pages (*.md) in {string.Join(", ", arguments.Select(a => $"'{a}'"))}");
    }

    /// <summary>A page of a folder that may not be there yet.</summary>
    /// <param name="folder">The folder, as the user writes it.</param>
    /// <param name="path">The page below it, with <c>/</c>.</param>
    public static PageFile In(string folder, string path)
    {
        var display = System.IO.Path.Combine(folder, path);
        return new PageFile(System.IO.Path.GetFullPath(display), path, Slashes(display));
    }

    /// <summary>Finds the pages that arguments name, if there are any. Pipes, sockets and devices are passed over, whatever they are called.</summary>
    /// <param name="arguments">Folders and files.</param>
    /// <param name="terminal">Where it is said what was passed over; null where that is said elsewhere.</param>
    /// <exception cref="UserException">An argument names nothing.</exception>
    public static IReadOnlyList<PageFile> FindAny(IReadOnlyList<string> arguments, Terminal? terminal)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, display) in arguments.SelectMany(Expand))
        {
            if (!found.TryGetValue(path, out var other) || string.CompareOrdinal(display, other) < 0)
            {
                found[path] = display;
            }
        }

        foreach (var (path, display) in found.Where(f => !RegularFile.IsOne(f.Key)).ToList())
        {
            found.Remove(path);
            terminal?.WriteError($"'{display}' is a pipe, a socket or a device and no regular file, so it was passed over");
        }

        var root = CommonFolder(arguments);
        return [.. found.Select(f => new PageFile(f.Key, Slashes(System.IO.Path.GetRelativePath(root, f.Key)), f.Value)).OrderBy(f => f.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Path, string Display)> Expand(string argument)
    {
        if (File.Exists(argument))
        {
            return [(System.IO.Path.GetFullPath(argument), Slashes(argument))];
        }

        if (!Directory.Exists(argument))
        {
            throw new UserException($"'{argument}' does not exist");
        }

        try
        {
            return [.. PageFiles.In(argument).Select(f => (System.IO.Path.GetFullPath(f), Slashes(f)))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"cannot read '{argument}': {e.Message}");
        }
    }

    /// <summary>The deepest folder that holds everything that the arguments name.</summary>
    private static string CommonFolder(IReadOnlyList<string> arguments)
    {
        string? common = null;
        foreach (var argument in arguments)
        {
            var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(argument));
            var folder = File.Exists(path) ? System.IO.Path.GetDirectoryName(path)! : path;
            common ??= folder;
            while (!Holds(common, folder))
            {
                common = System.IO.Path.GetDirectoryName(common)!;
            }
        }

        return common!;
    }

    private static bool Holds(string folder, string path) =>
        path == folder
        || path.StartsWith(System.IO.Path.EndsInDirectorySeparator(folder) ? folder : folder + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Slashes(string path) => path.Replace('\\', '/');
}
