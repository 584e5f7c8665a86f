using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Tests.Support;

/// <summary>A project with pages, as the generator sees it.</summary>
internal sealed record PageProject
{
    /// <summary>The folder of the project.</summary>
    public string Root { get; init; } = "/project";

    /// <summary>What divides the folders of paths.</summary>
    public char Separator { get; init; } = '/';

    /// <summary>The pages by their path below the project, with <c>/</c>.</summary>
    public ImmutableArray<(string Path, string Text)> Pages { get; init; } = [];

    /// <summary>The C# of the project.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The language that the project is written in.</summary>
    public CSharpParseOptions Language { get; init; } = (CSharpParseOptions)Consumer.ParseOptions;

    /// <summary>Build properties beside the usual ones.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is not wanted for single pages, by path.</summary>
    public ImmutableDictionary<string, string> NoWarn { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The pages that are gone when they are read.</summary>
    public ImmutableHashSet<string> Missing { get; init; } = [];

    /// <summary>Other additional files, which are no pages.</summary>
    public ImmutableArray<(string Path, string Text)> OtherFiles { get; init; } = [];

    /// <summary>Whether runs remember what each step came from: many times the work of the run itself where there are many pages.</summary>
    public bool IsTracked { get; init; }

    /// <summary>A project with one page.</summary>
    public static PageProject Of(string text, string path = "specs/page.md") => new() { Pages = [(path, text)] };

    /// <summary>The same project with another text for one of its pages.</summary>
    public PageProject With(string path, string text) => this with { Pages = Pages.Replace(Pages.First(p => p.Path == path), (path, text)) };

    /// <summary>A driver with everything of this project.</summary>
    public GeneratorDriver CreateDriver() => CreateDriver(AdditionalTexts());

    /// <summary>The same over files that a test wants to replace later.</summary>
    public GeneratorDriver CreateDriver(ImmutableArray<AdditionalText> files) => CSharpGeneratorDriver.Create(
        [new FeishuGenerator().AsSourceGenerator()],
        files,
        Language,
        AnalyzerOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: IsTracked));

    /// <summary>The pages and other files as the compiler hands them on.</summary>
    public ImmutableArray<AdditionalText> AdditionalTexts() =>
        [.. Pages.Concat(OtherFiles).Select(p => new InMemoryText(FullPath(p.Path), Missing.Contains(p.Path) ? null : p.Text))];

    /// <summary>Where a page is.</summary>
    public string FullPath(string path) => $"{Root}/{path}".Replace('/', Separator);

    /// <summary>Runs the generator once.</summary>
    public GeneratorRunResult Run() => CreateDriver().RunGenerators(Compilation()).GetRunResult().Results.Single();

    /// <summary>The project's own code.</summary>
    public CSharpCompilation Compilation() => Consumer.Compile(Sources);

    /// <summary>The build properties, and which files are pages.</summary>
    public AnalyzerConfigOptionsProvider AnalyzerOptions()
    {
        var global = Properties.SetItem("ProjectDir", FullPath(""));
        global = global.ContainsKey("RootNamespace") ? global : global.Add("RootNamespace", "Feishu.Bots");
        var files = Pages.ToDictionary(
            p => FullPath(p.Path),
            p => new Options(
                ("build_metadata.AdditionalFiles.FeishuPage", "true"),
                ("build_metadata.AdditionalFiles.FeishuNoWarn", NoWarn.GetValueOrDefault(p.Path, ""))));
        return new OptionsProvider(new Options([.. global.Select(p => ("build_property." + p.Key, p.Value))]), files);
    }

    /// <summary>An additional file.</summary>
    internal sealed class InMemoryText(string path, string? text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) =>
            text is null ? null : SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class Options(params (string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = values.ToDictionary(v => v.Key, v => v.Value, KeyComparer);

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            _values.TryGetValue(key, out value);
    }

    private sealed class OptionsProvider(Options global, Dictionary<string, Options> files) : AnalyzerConfigOptionsProvider
    {
        private static readonly Options s_none = new();

        public override AnalyzerConfigOptions GlobalOptions => global;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => files.GetValueOrDefault(textFile.Path, s_none);
    }
}
