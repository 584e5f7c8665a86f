using Feishu.Gen.Benchmarks.Corpus;
using Feishu.Gen.Benchmarks.Measuring;
using Markdig;

namespace Feishu.Gen.Benchmarks.Generator;

/// <summary>What the generator costs: cold, after an edit, as pages become more, and in memory.</summary>
internal static class GeneratorReport
{
    private const int Turns = 5;
    /// <summary>So many until the compiler of the runtime has made the steps fast.</summary>
    private const int Edits = 80;

    /// <summary>Measures and prints.</summary>
    public static void Print(IReadOnlyList<(string Path, string Text)> pages)
    {
        Report.Begin($"Generator over {pages.Count} pages, {pages.Size() / 1024 / 1024.0:0.0} MB");
        Cold(pages);
        Growth(pages);
        Memory(pages);
        EditsOf(pages);
    }

    private static void Cold(IReadOnlyList<(string Path, string Text)> pages)
    {
        Stages.All(pages);
        var (ours, markdown, reading, planning) = (double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue);
        for (var i = 0; i < Turns; i++)
        {
            ours = Math.Min(ours, Contest.Time(() => Stages.All(pages)));
            markdown = Math.Min(markdown, Contest.Time(() => ParseMarkdown(pages)));
            var readings = Stages.Read(pages);
            reading = Math.Min(reading, Contest.Time(() => Stages.Read(pages)));
            planning = Math.Min(planning, Contest.Time(() => Stages.Plan(readings)));
        }

        Report.AtMost("pages to text, times Markdown.Parse without tables", ours / markdown, 2.5);
        Report.Plain("of which reading pages", reading / markdown, "");
        Report.Plain("of which names and nesting", planning / markdown, "");
    }

    private static void Growth(IReadOnlyList<(string Path, string Text)> pages)
    {
        var few = PerPage(pages.Spread(10), 40);
        var some = PerPage(pages.Spread(100), 4);
        var all = PerPage(pages, 1);
        Report.Plain("milliseconds a page, of 10 pages", few, " ms");
        Report.Plain("milliseconds a page, of 100 pages", some, " ms");
        Report.Plain($"milliseconds a page, of {pages.Count} pages", all, " ms");
        Report.AtMost("growth of a page's cost from 100 pages to all", all / some, 1.5);
    }

    private static double PerPage(IReadOnlyList<(string Path, string Text)> pages, int runs) =>
        Enumerable.Range(0, 2).Min(_ => Contest.Time(() => Stages.All(pages), runs)) / pages.Count;

    private static void Memory(IReadOnlyList<(string Path, string Text)> pages)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var readings = Stages.Read(pages);
        var catalog = Stages.Plan(readings);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(readings);
        GC.KeepAlive(catalog);
        Report.AtMost("memory kept, times the pages' UTF-8 bytes", (double)kept / pages.Size(), 2);
    }

    private static void EditsOf(IReadOnlyList<(string Path, string Text)> pages)
    {
        var project = new Project(pages);
        project.Run();
        var code = Best(i => project.EditCode(i), project);
        Report.AtMost("edit of C#, driver time", code, 2, " ms");
        var floor = new Project(pages, new Floor(project.FileNames));
        floor.Run();
        Report.Plain($"of which the compiler's own for {project.FileNames.Count} files", Best(i => floor.EditCode(i), floor), " ms");

        var page = LargestService(pages);
        var edit = Best(i => project.EditPage(page.Path, Edited(page.Text, i)), project);
        Report.AtMost("edit of a page of the largest service, driver time", edit, 30, " ms");
        var reading = Enumerable.Range(0, Edits).Min(i => Contest.Time(() => Stages.Read([(page.Path, Edited(page.Text, i))])));
        Report.Plain("of which reading the page", reading, " ms");
    }

    private static double Best(Action<int> edit, Project project)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Edits; i++)
        {
            edit(i);
            best = Math.Min(best, Contest.Time(project.Run));
        }

        return best;
    }

    /// <summary>A page of ordinary length in the folder with the most pages.</summary>
    public static (string Path, string Text) LargestService(IReadOnlyList<(string Path, string Text)> pages)
    {
        var service = pages.GroupBy(p => Address(p.Text)).Where(g => g.Key.Length > 0).MaxBy(g => g.Count())!.OrderBy(p => p.Text.Length).ToList();
        return service[service.Count / 2];
    }

    /// <summary>The first segments of the page's address, by which services are told apart.</summary>
    private static string Address(string text)
    {
        const string Mark = "/open-apis/";
        var start = text.IndexOf(Mark, StringComparison.Ordinal);
        return start < 0 ? "" : text[(start + Mark.Length)..].Split('/', 2)[0];
    }

    /// <summary>Another wording in the last row of the page that has an example.</summary>
    public static string Edited(string text, int number)
    {
        const string Mark = "**示例值**：";
        var row = text.LastIndexOf(Mark, StringComparison.Ordinal);
        var end = row < 0 ? text.Length : text.LastIndexOf("  \n", row, StringComparison.Ordinal);
        return text.Insert(end, $" 改{number}");
    }

    private static void ParseMarkdown(IReadOnlyList<(string Path, string Text)> pages)
    {
        foreach (var (_, text) in pages)
        {
            Markdown.Parse(text);
        }
    }
}
