using Feishu.Gen.Cli.Exit;

namespace Feishu.Gen.Cli.Files;

/// <summary>
/// A folder that the tool writes to. Each file in it is whole at any moment, as it was or as it is to be, and nothing is written
/// outside of it: a link below the folder is never followed.
/// </summary>
/// <param name="folder">The folder, which may be a link itself.</param>
internal sealed class OutputFolder(string folder)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(FullPath(folder));

    /// <summary>The full path of a folder that the user named.</summary>
    /// <exception cref="UserException">No folder can be called so.</exception>
    public static string FullPath(string folder)
    {
        try
        {
            return Path.GetFullPath(folder);
        }
        catch (ArgumentException e)
        {
            throw new UserException($"'{folder}' is no folder: {e.Message}");
        }
    }

    /// <summary>Removes the files that a run left behind which was ended while it wrote.</summary>
    /// <exception cref="UserException">The folder cannot be read, or a file cannot be removed.</exception>
    public void RemoveLeftovers()
    {
        try
        {
            if (Directory.Exists(_root))
            {
                WholeFile.RemoveLeftovers(_root, isDeep: true);
            }
        }
        catch (Exception e) when (WholeFile.IsWriteFault(e))
        {
            throw new UserException($"cannot clean up '{folder}': {e.Message}");
        }
    }

    /// <summary>The link that stands for a file or for a folder above it; null where there is none below this folder.</summary>
    /// <param name="path">The file's full path, which is below this folder.</param>
    public string? LinkOn(string path)
    {
        for (var part = path; part.Length > _root.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>Writes a file, and the folders above it that are missing.</summary>
    /// <param name="path">The file's full path, which is below this folder.</param>
    /// <param name="display">The file as the user would write it.</param>
    /// <param name="text">The text, which is written as UTF-8.</param>
    /// <param name="isDurable">Whether it has to be on the disk before the old file is gone, so that a loss of power cannot take both.</param>
    /// <exception cref="UserException">The file cannot be written.</exception>
    public void Write(string path, string display, string text, bool isDurable)
    {
        try
        {
            if (LinkOn(path) is { } link)
            {
                throw new UserException($"cannot write '{display}': '{Path.GetRelativePath(_root, link).Replace('\\', '/')}' is a link, and links are not followed");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            WholeFile.Write(path, text, isDurable);
        }
        catch (Exception e) when (WholeFile.IsWriteFault(e))
        {
            throw new UserException($"cannot write '{display}': {e.Message}");
        }
    }
}
