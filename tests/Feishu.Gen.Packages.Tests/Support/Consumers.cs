namespace Feishu.Gen.Packages.Tests.Support;

/// <summary>Projects of users with the packages and some pages, built. All tests look at the same ones.</summary>
public sealed class Consumers : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("feishu-packages-");

    /// <summary>The packages.</summary>
    internal PackageFeed Feed { get; private set; } = null!;

    /// <summary>What building all that has to work said.</summary>
    internal ProgramRun Built { get; private set; } = null!;

    /// <summary>What building all that has to fail said.</summary>
    internal ProgramRun Failed { get; private set; } = null!;

    /// <summary>A file or folder below the projects' folder.</summary>
    public string At(params string[] path) => Path.Combine([_folder.FullName, .. path]);

    /// <summary>What a project that works was built to.</summary>
    public string Output(string project) => Directory.GetDirectories(At("Works", project, "bin", "Debug")).Single();

    /// <summary>Runs a program that was built.</summary>
    internal Task<ProgramRun> RunAsync(string project, params string[] arguments) =>
        Feed.Shell.RunAsync(Output(project), "dotnet", [Path.Combine(Output(project), project + ".dll"), .. arguments]);

    public async ValueTask InitializeAsync()
    {
        Feed = await PackageFeed.PackAsync(_folder.FullName);
        CopyProjects();
        DropPages("Works/Bots.Api", "task/v1/task/batch_delete_follower.md");
        DropPages("Works/Mail", "im/v1/message/delete.md");
        DropPages("Works/Chats", "im/v1/message/delete.md");
        Copy(Path.Combine(PackageFeed.Repository, "specs", "bot/v3/info.md"), At("Works", "Chats", "specs", "bot", "v3", "INFO.MD"));
        DropPages("Works/Web", "bot/v3/info.md", "im/v1/message/events/receive.md");
        foreach (var project in (string[])["BrokenPage", "NoRuntime", "OldCompiler", "OldFramework", "OldLanguage", "OldRuntime", "VisualBasic"])
        {
            DropPages("Fails/" + project, "bot/v3/info.md");
        }

        var broken = At("Fails", "BrokenPage", "specs", "bot", "v3", "info.md");
        File.WriteAllText(broken, File.ReadAllText(broken).Replace("HTTP Method | GET", "HTTP Method | PULL", StringComparison.Ordinal));
        Built = await BuildAsync("Works");
        Failed = await BuildAsync("Fails");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private Task<ProgramRun> BuildAsync(string solution) =>
        Feed.Shell.RunAsync(At(solution), "dotnet", "build", solution + ".slnx", "-v", "q", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false");

    private void CopyProjects()
    {
        var from = Path.Combine(PackageFeed.Repository, "tests", "Feishu.Gen.Packages.Tests", "Consumers");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Copy(file, At(Path.GetRelativePath(from, file)));
        }
    }

    private void DropPages(string project, params string[] pages)
    {
        foreach (var page in pages)
        {
            Copy(Path.Combine(PackageFeed.Repository, "specs", page), At(project, "specs", page));
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
