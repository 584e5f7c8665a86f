namespace Feishu.Architecture.Tests.Support;

/// <summary>The repository that this is built in.</summary>
internal static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Feishu.Gen.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no Feishu.Gen.sln above the tests.");
        }

        return folder.FullName;
    }
}
