using System.Formats.Tar;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;

namespace Feishu.Testing.Pages;

/// <summary>Reads the files of pages. Whoever opens a pipe, a socket or a device may wait for ever, or read for ever.</summary>
internal static class RegularFile
{
    private const int LargestPage = 16 * 1024 * 1024;

    /// <summary>Whether a path leads to a file with a text of its own, or to nothing; it is not opened for that.</summary>
    /// <param name="path">The path; links are followed.</param>
    public static bool IsOne(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            var file = new FileInfo(path);
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;

            // What is no regular file has no length, so those that have one cost nothing more.
            return !file.Exists || file.Length > 0 || IsEmptyFile(file.FullName);
        }
        catch (IOException)
        {
            // Links that lead to each other lead to nothing.
            return true;
        }
    }

    /// <summary>Reads and decodes a page.</summary>
    /// <param name="path">A path for which <see cref="IsOne"/> holds.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static DecodedPage Read(string path)
    {
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        while (file.Read(buffer) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);

            // Not the length that the file says it has: it may grow meanwhile.
            if (bytes.Length > LargestPage)
            {
                return Unreadable($"it is larger than {LargestPage / (1024 * 1024)} MB");
            }
        }

        return PageDecoder.Decode(bytes.ToArray());
    }

    /// <summary>A page that cannot be read.</summary>
    /// <param name="why">Why.</param>
    public static DecodedPage Unreadable(string why) => new("", new Finding(Rules.UnreadablePage, default, [why]));

    /// <summary>Whether something without a length is a regular file. Archives tell kinds of files apart, and .NET does nowhere else.</summary>
    private static bool IsEmptyFile(string path)
    {
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
            {
                writer.WriteEntry(path, "page");
            }

            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry() is { EntryType: TarEntryType.RegularFile };
        }
        catch (UnauthorizedAccessException)
        {
            // A regular file is opened for it, and this one may not be.
            return true;
        }
        catch (IOException)
        {
            // There are no sockets in archives.
            return false;
        }
    }
}
