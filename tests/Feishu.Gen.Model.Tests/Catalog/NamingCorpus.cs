using System.Text.Json;
using System.Text.RegularExpressions;

namespace Feishu.Gen.Tests.Catalog;

/// <summary>What the naming tests need of the corpus that may lie beside the repository.</summary>
internal static partial class NamingCorpus
{
    /// <summary>The endpoints whose meaning is known, with the official SDK's name where it has one; skips the test without the corpus.</summary>
    public static IReadOnlyList<(string Method, string Path, string? SdkName)> Operations()
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Find("truth-dev.json")));
        return truth.RootElement.EnumerateArray()
            .Select(o => (o.GetProperty("method").GetString()!, o.GetProperty("path").GetString()!, o.GetProperty("sdk_name").GetString()))
            .ToArray();
    }

    /// <summary>The address of every endpoint page; skips the test without the corpus.</summary>
    public static IReadOnlyList<(string Method, string Path)> Addresses() =>
        Directory.EnumerateFiles(Find("dev"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Select(page => (Method: MethodRow().Match(page), Url: UrlRow().Match(page)))
            .Where(rows => rows.Method.Success && rows.Url.Success)
            .Select(rows => (rows.Method.Groups[1].Value, rows.Url.Groups[1].Value))
            .Distinct()
            .ToArray();

    /// <summary>The root of the repository.</summary>
    public static DirectoryInfo Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Feishu.Gen.sln")))
        {
            folder = folder.Parent;
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private static string Find(string name)
    {
        var path = Path.Combine(Repository().Parent?.FullName ?? ".", "shared", "corpus", name);
        Assert.SkipUnless(Path.Exists(path), "The corpus is not there.");
        return path;
    }

    [GeneratedRegex(@"^HTTP Method\s*\|\s*([A-Z]+)", RegexOptions.Multiline)]
    private static partial Regex MethodRow();

    [GeneratedRegex(@"^HTTP URL\s*\|\s*(https?://\S+)", RegexOptions.Multiline)]
    private static partial Regex UrlRow();
}
