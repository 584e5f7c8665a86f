using System.Collections.Immutable;
using System.Text;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Tests;

/// <summary>Projects and files that are not as they should be yield one clear message.</summary>
public class ProjectKindsTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public void Old_language_is_one_error_and_no_code(LanguageVersion version, string shown)
    {
        var run = Run(PageProject.Of(SamplePages.Followers.Replace("id_list | string", "id_list | int/string", StringComparison.Ordinal)), new CSharpParseOptions(version));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(Rules.OldLanguage.Id, diagnostic.Id);
        Assert.Contains($"C# {shown},", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("<LangVersion>12</LangVersion>", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(run.GeneratedSources);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Default)]
    [InlineData(LanguageVersion.Latest)]
    public void New_language_is_well(LanguageVersion version) => Assert.Empty(Run(PageProject.Of(SamplePages.Followers), new CSharpParseOptions(version)).Diagnostics);

    [Fact]
    public void Old_language_without_pages_is_nobodys_business() => Assert.Empty(Run(new PageProject(), new CSharpParseOptions(LanguageVersion.CSharp7_3)).Diagnostics);

    [Fact]
    public void File_in_another_encoding_is_unreadable_at_its_first_bad_byte()
    {
        // As on a machine whose own encoding is Latin-1, for which the compiler takes what is not UTF-8.
        byte[] bytes = [.. Encoding.UTF8.GetBytes("# 移除\n\n"), 0xd2, 0xc6, .. Encoding.UTF8.GetBytes("\n" + SamplePages.Followers)];
        var text = SourceText.From(Encoding.Latin1.GetString(bytes), Encoding.Latin1);
        var project = PageProject.Of("");

        var run = Run(project, (CSharpParseOptions)Consumer.ParseOptions, [new EncodedText(project.FullPath("specs/page.md"), text)]);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(Rules.UnreadablePage.Id, diagnostic.Id);
        Assert.Contains("UTF-8", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal((2, 0), (diagnostic.Location.GetLineSpan().StartLinePosition.Line, diagnostic.Location.GetLineSpan().StartLinePosition.Character));
        Assert.Empty(run.GeneratedSources);
    }

    [Fact]
    public void Ending_in_capitals_is_a_page() => Assert.Contains(
        PageProject.Of(SamplePages.Followers, "specs/PAGE.MD").Run().GeneratedSources,
        s => s.SourceText.ToString().Contains("// Made by Feishu.Gen from specs/PAGE.MD", StringComparison.Ordinal));

    private static GeneratorRunResult Run(PageProject project, CSharpParseOptions language, ImmutableArray<AdditionalText>? files = null) => CSharpGeneratorDriver
        .Create([new FeishuGenerator().AsSourceGenerator()], files ?? project.AdditionalTexts(), language, project.AnalyzerOptions())
        .RunGenerators(Consumer.Compile(["class C { }"], Consumer.ParseOptions))
        .GetRunResult().Results.Single();

    private sealed class EncodedText(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
