using System.Collections.Immutable;
using Feishu.Gen.Cli.Files;
using Feishu.Gen.Cli.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Cli.Emission;

/// <summary>What the compiler gets for a folder of pages: the generator itself is run, in the compiler's own driver.</summary>
/// <param name="Files">The emitted files by name.</param>
/// <param name="Errors">What is wrong with the options.</param>
/// <param name="PagesWithErrors">How many pages yield nothing because of errors on them.</param>
internal sealed record EmittedCode(IReadOnlyList<(string Name, string Text)> Files, IReadOnlyList<string> Errors, int PagesWithErrors)
{
    /// <summary>Runs the generator.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="project">The folder of the project that the pages belong to.</param>
    /// <param name="properties">Build properties by name; those that are null have their defaults.</param>
    /// <exception cref="Exit.UserException">No folder can be called as the project's is.</exception>
    public static EmittedCode Of(IReadOnlyList<PageFile> pages, string project, IReadOnlyDictionary<string, string?> properties)
    {
        var options = properties
            .Where(p => p.Value is not null)
            .ToImmutableDictionary(p => "build_property." + p.Key, p => p.Value!, AnalyzerConfigOptions.KeyComparer)
            .SetItem("build_property.ProjectDir", OutputFolder.FullPath(project));
        var driver = CSharpGeneratorDriver.Create(
            [new FeishuGenerator().AsSourceGenerator()],
            pages.Select(AdditionalText (p) => new PageAdditionalText(p)),
            optionsProvider: new OptionsProvider(options));
        var result = driver.RunGenerators(CSharpCompilation.Create("Pages")).GetRunResult().Results.Single();
        if (result.Exception is { } exception)
        {
            throw new InvalidOperationException(exception.Message, exception);
        }

        var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToLookup(d => d.Location == Location.None);
        return new EmittedCode(
            [.. result.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString())).OrderBy(s => s.HintName, StringComparer.Ordinal)],
            [.. errors[true].Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture))],
            errors[false].Select(d => d.Location.GetLineSpan().Path).Distinct(StringComparer.Ordinal).Count());
    }

    private sealed class PageAdditionalText(PageFile file) : AdditionalText
    {
        public override string Path => file.FullPath;

        /// <summary>Null for a page that cannot be read, as the compiler has it.</summary>
        public override SourceText? GetText(CancellationToken cancellationToken = default) =>
            LoadedPage.ReadText(file) is { Fault: null } page ? SourceText.From(page.Text, System.Text.Encoding.UTF8) : null;
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    /// <summary>Every file is a page.</summary>
    private sealed class OptionsProvider(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        private static readonly Options s_none = new(ImmutableDictionary<string, string>.Empty);
        private static readonly Options s_page = new(ImmutableDictionary<string, string>.Empty.Add("build_metadata.AdditionalFiles.FeishuPage", "true"));

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_page;
    }
}
