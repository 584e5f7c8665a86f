using System.Security;
using System.Text;
using System.Text.RegularExpressions;
using Feishu.Testing.Pages;

namespace Feishu.Gen.Cli.Files;

/// <summary>
/// Writes a file to a temporary one in the same folder, which then takes its name. Whenever the process ends, the file has its old
/// text or its new one.
/// </summary>
internal static partial class WholeFile
{
    // Temporary files do not end as pages or code do, so neither the tool nor a build reads them.
    private const string Prefix = ".feishu-gen-";
    private const string Ending = ".tmp";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Whether an exception says that a file or folder cannot be written to.</summary>
    public static bool IsWriteFault(Exception e) => e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    /// <summary>Writes a file in a folder that is there. A link of that name is replaced, not followed.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="text">The text, which is written as UTF-8.</param>
    /// <param name="isDurable">Whether to wait until the text is on the disk.</param>
    public static void Write(string path, string text, bool isDurable)
    {
        var isNew = !File.Exists(path);
        if (!isNew && File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
        {
            throw new UnauthorizedAccessException("the file is read-only");
        }

        if (!RegularFile.IsOne(path))
        {
            throw new IOException("it is a pipe, a socket or a device");
        }

        var temporary = Path.Combine(Path.GetDirectoryName(path)!, Prefix + Path.GetRandomFileName() + Ending);
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(s_utf8.GetBytes(text));
                file.Flush(isDurable);
            }

            if (!isNew && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (IsWriteFault(e))
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Removes the temporary files of runs that were ended while they wrote; not those that another run is writing, and nothing that is
    /// merely called in a similar way.
    /// </summary>
    /// <param name="folder">The folder, which is there.</param>
    /// <param name="isDeep">Whether to look into the folders in it, links aside.</param>
    public static void RemoveLeftovers(string folder, bool isDeep)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = isDeep, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*" + Ending, options).Where(f => IsTemporary(f) && !IsInUse(f)).ToList())
        {
            File.Delete(file);
        }
    }

    /// <summary>Whether a file is called as the tool calls its own, and is one that it can have written.</summary>
    private static bool IsTemporary(string path) =>
        RandomName().IsMatch(Path.GetFileName(path)[Prefix.Length..^Ending.Length]) && RegularFile.IsOne(path);

    /// <summary>What <see cref="Path.GetRandomFileName"/> gives.</summary>
    [GeneratedRegex(@"\A[a-z0-5]{8}\.[a-z0-5]{3}\z")]
    private static partial Regex RandomName();

    private static bool IsInUse(string temporary)
    {
        try
        {
            using var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
