using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Benchmarks.Generator;

/// <summary>A project with pages, as the compiler hands it to the generator.</summary>
internal sealed class Project
{
    private static readonly CSharpParseOptions s_language = new(LanguageVersion.CSharp12);

    private readonly Dictionary<string, AdditionalText> _files;

    public Project(IReadOnlyList<(string Path, string Text)> pages, IIncrementalGenerator? generator = null, DocumentationMode documentation = DocumentationMode.Parse)
    {
        _files = pages.ToDictionary(p => p.Path, p => (AdditionalText)new PageText(p.Path, p.Text));
        Driver = CSharpGeneratorDriver.Create([(generator ?? new FeishuGenerator()).AsSourceGenerator()], _files.Values, s_language.WithDocumentationMode(documentation), new Options());
    }

    /// <summary>The driver, as the last run left it.</summary>
    public GeneratorDriver Driver { get; private set; }

    /// <summary>The project's own code.</summary>
    public CSharpCompilation Code { get; private set; } = CSharpCompilation.Create(
        "Feishu.Bots",
        [CSharpSyntaxTree.ParseText("namespace Feishu.Bots { }", s_language)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is ['S', 'y', 's', 't', 'e', 'm', '.', ..] or "mscorlib.dll" or "netstandard.dll" or "Microsoft.Extensions.Logging.Abstractions.dll" or "Feishu.Runtime.dll")
            .Select(p => MetadataReference.CreateFromFile(p)),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The names of the emitted files.</summary>
    public IReadOnlyList<string> FileNames => [.. Driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.HintName)];

    /// <summary>Runs the generator.</summary>
    public void Run() => Driver = Driver.RunGenerators(Code);

    /// <summary>The code with what is emitted for it.</summary>
    public Compilation Complete()
    {
        Driver = Driver.RunGeneratorsAndUpdateCompilation(Code, out var compilation, out _);
        return compilation;
    }

    /// <summary>Has somebody type a class.</summary>
    public void EditCode(int number) => Code = Code.ReplaceSyntaxTree(
        Code.SyntaxTrees[0], CSharpSyntaxTree.ParseText($"namespace Feishu.Bots {{ class C{number} {{ }} }}", s_language));

    /// <summary>Has somebody save a page.</summary>
    public void EditPage(string path, string text)
    {
        var edited = new PageText(path, text);
        Driver = Driver.ReplaceAdditionalText(_files[path], edited);
        _files[path] = edited;
    }

    private sealed class PageText(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    /// <summary>Every additional file is a page.</summary>
    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        private static readonly Values s_file = new(new Dictionary<string, string> { ["build_metadata.AdditionalFiles.FeishuPage"] = "true" });

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new Dictionary<string, string>
        {
            ["build_property.RootNamespace"] = "Feishu.Bots",
            ["build_property.ProjectDir"] = "/",
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_file;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_file;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
