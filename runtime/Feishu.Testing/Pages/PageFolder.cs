using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Pages;

namespace Feishu.Testing.Pages;

/// <summary>Pages that were read, and what they make up together.</summary>
/// <param name="Catalog">Their operations.</param>
/// <param name="Findings">What was found about them, by page and line.</param>
internal sealed record PageFolder(ApiCatalog Catalog, IReadOnlyList<FeishuMockFinding> Findings)
{
    /// <summary>Reads all pages of a folder, or a single one.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder or file.</exception>
    public static PageFolder Load(string path)
    {
        var root = Find(path);
        var files = File.Exists(root) ? [root] : PageFiles.In(root);
        var folder = File.Exists(root) ? Path.GetDirectoryName(root)! : root;
        var pages = files.AsParallel().Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), Result: Read(file))).ToList();
        var catalog = CatalogBuilder.Build(pages);
        return new PageFolder(catalog, FindingsOf(pages, catalog));
    }

    /// <summary>
    /// Tests run in a folder of build output, and their pages lie in the project above it: a relative path that leads nowhere from the
    /// current folder is tried from the program's, and from each one above that.
    /// </summary>
    private static string Find(string path)
    {
        if (Path.Exists(path))
        {
            return Path.GetFullPath(path);
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.GetFullPath(path, folder.FullName);
            if (Path.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException($"There are no pages at '{path}': not in {Environment.CurrentDirectory}, nor in {AppContext.BaseDirectory} or a folder above it.");
    }

    private static PageResult Read(string file)
    {
        var page = RegularFile.IsOne(file) ? RegularFile.Read(file) : RegularFile.Unreadable("it is no regular file");
        if (page.Fault is { } fault)
        {
            return PageResult.Unreadable(fault);
        }

        try
        {
            return OperationReader.Read(page.Text);
        }
        catch (Exception e)
        {
            return PageResult.Unreadable(e);
        }
    }

    private static List<FeishuMockFinding> FindingsOf(List<(string Path, PageResult Result)> pages, ApiCatalog catalog)
    {
        var together = catalog.Findings.ToLookup(f => f.Path, StringComparer.Ordinal);
        return
        [
            .. pages
                .SelectMany(p => p.Result.Findings.Concat(together[p.Path].Select(f => f.At(p.Result.Source))).Select(f => Of(p.Path, f)))
                .OrderBy(f => f.Page, StringComparer.Ordinal)
                .ThenBy(f => f.Line),
        ];
    }

    private static FeishuMockFinding Of(string page, Finding finding) =>
        new(page, finding.Span.Line + 1, finding.Span.Column + 1, NameOf(finding.Rule.Severity), finding.Rule.Id, finding.Message);

    private static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "hidden",
    };
}
