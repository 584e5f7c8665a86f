using System.Diagnostics;

namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>A folder with pages that lives as long as its test.</summary>
internal sealed class PageFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("feishu-gen-");

    public PageFolder(params (string Path, string Text)[] pages)
    {
        foreach (var (path, text) in pages)
        {
            Write(path, text);
        }
    }

    /// <summary>The folder.</summary>
    public string Root => _folder.FullName;

    /// <summary>A file or folder below it.</summary>
    public string At(string path) => Path.Combine(Root, path);

    /// <summary>Makes a link; where it leads to need not be there.</summary>
    public string Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.CreateSymbolicLink(At(path), target);
        return At(path);
    }

    /// <summary>Makes a pipe, which nobody writes to.</summary>
    public string Pipe(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        using var process = Process.Start("mkfifo", [At(path)]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return At(path);
    }

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
