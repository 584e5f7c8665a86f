using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Feishu.Gen.Packages.Tests.Support;

/// <summary>The packages of this repository in a folder, and nothing of them anywhere else.</summary>
internal sealed class PackageFeed
{
    private static readonly string[] s_projects = ["generator/Feishu.Gen", "generator/Feishu.Gen.Cli", "runtime/Feishu.AspNetCore", "runtime/Feishu.Runtime", "runtime/Feishu.Testing"];

    private readonly string _root;

    private PackageFeed(string root)
    {
        _root = root;
        Shell = new Shell(new Dictionary<string, string>
        {
            // Packages of this repository are restored from the feed each time.
            ["NUGET_PACKAGES"] = Path.Combine(root, "packages"),
            ["CI"] = "",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["FeishuVersion"] = Version,
            ["XunitVersion"] = typeof(FactAttribute).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        });
    }

    /// <summary>The version of the packages.</summary>
    public static string Version { get; } = Metadata("Version");

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = Metadata("Repository");

    /// <summary>Runs programs that see the feed and the machine's other packages.</summary>
    public Shell Shell { get; }

    /// <summary>The configuration of NuGet that says so.</summary>
    public string Configuration => Path.Combine(_root, "nuget.config");

    private string Feed => Path.Combine(_root, "feed");

    /// <summary>Packs what was built.</summary>
    /// <param name="root">A folder for feed, cache and configuration.</param>
    public static async Task<PackageFeed> PackAsync(string root)
    {
        var feed = new PackageFeed(root);
        var plain = new Shell(new Dictionary<string, string> { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["MSBUILDDISABLENODEREUSE"] = "1" });
        var configuration = typeof(PackageFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        foreach (var project in s_projects.Select(p => Path.Combine(Repository, p)))
        {
            (await plain.RunAsync(Repository, "dotnet", "pack", project, "--no-build", "-c", configuration, "-o", feed.Feed, "-v", "q", "--nologo")).Successful();
        }

        await feed.WriteConfigurationAsync(plain);
        return feed;
    }

    /// <summary>A package's files, its own descriptions aside.</summary>
    public IReadOnlyList<string> Files(string id, string ending = ".nupkg")
    {
        using var package = ZipFile.OpenRead(PathOf(id, ending));
        return [.. package.Entries.Select(e => e.FullName).Where(n => !n.StartsWith("_rels/", StringComparison.Ordinal) && !n.StartsWith("package/", StringComparison.Ordinal) && n != "[Content_Types].xml").Order(StringComparer.Ordinal)];
    }

    /// <summary>A file of a package.</summary>
    public byte[] Read(string id, string file)
    {
        using var package = ZipFile.OpenRead(PathOf(id, ".nupkg"));
        using var stream = package.GetEntry(file)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>What a package says of itself.</summary>
    public XElement Metadata(string id, string element)
    {
        var description = XDocument.Load(new MemoryStream(Read(id, id + ".nuspec")));
        return description.Descendants().FirstOrDefault(e => e.Name.LocalName == element) ?? new XElement("none");
    }

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private string PathOf(string id, string ending) => Path.Combine(Feed, $"{id}.{Version}{ending}");

    /// <summary>Packages of others come from where the machine gets them, or from where it has put them already.</summary>
    private async Task WriteConfigurationAsync(Shell plain)
    {
        var sources = (await plain.RunAsync(Repository, "dotnet", "nuget", "list", "source", "--format", "Detailed")).Successful()
            .Split('\n')
            .Where(l => l.EndsWith("[Enabled]", StringComparison.Ordinal))
            .Select(l => l.Trim()[..^"[Enabled]".Length].Trim().Split(". ", 2)[^1].Trim());
        var cache = (await plain.RunAsync(Repository, "dotnet", "nuget", "locals", "global-packages", "--list")).Successful().Split("global-packages: ")[1].Trim();
        XElement Mapping(string source, string pattern) =>
            new("packageSource", new XAttribute("key", source), new XElement("package", new XAttribute("pattern", pattern)));
        XElement Added(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
        new XElement(
            "configuration",
            new XElement("packageSources", Added("feishu-feed", Feed)),
            new XElement("fallbackPackageFolders", Added("machine", cache)),
            new XElement("packageSourceMapping", sources.Select(s => Mapping(s, "*")).Append(Mapping("feishu-feed", "Feishu.*"))))
            .Save(Configuration);
    }
}
