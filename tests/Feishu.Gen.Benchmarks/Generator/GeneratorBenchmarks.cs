using BenchmarkDotNet.Attributes;
using Feishu.Gen.Benchmarks.Corpus;
using Markdig;

namespace Feishu.Gen.Benchmarks.Generator;

/// <summary>Pages to text; the baseline is Markdig alone on the same text without tables.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 5, invocationCount: 1)]
public class GeneratorBenchmarks
{
    private IReadOnlyList<(string Path, string Text)> _pages = [];

    [Params(10, 100, PageFolder.WholeReference)]
    public int Pages { get; set; }

    [GlobalSetup]
    public void Setup() => _pages = PageFolder.Load(Environment.GetEnvironmentVariable(Modes.FolderVariable)).Spread(Pages);

    [Benchmark(Baseline = true)]
    public int MarkdownAlone() => _pages.Sum(p => Markdown.Parse(p.Text).Count);

    [Benchmark]
    public long PagesToText() => Stages.All(_pages);
}

/// <summary>Edits in a project with all pages.</summary>
[SimpleJob(warmupCount: 3, iterationCount: 15, invocationCount: 1)]
public class EditBenchmarks
{
    private Project? _project;
    private (string Path, string Text) _page;
    private int _edits;

    [GlobalSetup]
    public void Setup()
    {
        var pages = PageFolder.Load(Environment.GetEnvironmentVariable(Modes.FolderVariable));
        _page = GeneratorReport.LargestService(pages);
        _project = new Project(pages);
        _project.Run();
    }

    [IterationSetup(Target = nameof(CodeEdited))]
    public void EditCode() => _project!.EditCode(_edits++);

    [Benchmark]
    public void CodeEdited() => _project!.Run();

    [IterationSetup(Target = nameof(PageEdited))]
    public void EditPage() => _project!.EditPage(_page.Path, GeneratorReport.Edited(_page.Text, _edits++));

    [Benchmark]
    public void PageEdited() => _project!.Run();
}
