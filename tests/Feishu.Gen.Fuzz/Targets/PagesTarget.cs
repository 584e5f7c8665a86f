using System.Collections.Immutable;
using System.Text;
using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Fuzz.Mutation;
using Feishu.Gen.Fuzz.Running;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Pages;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Fuzz.Targets;

/// <summary>Whatever pages say: the generator does not fail or take long, and what it emits compiles and holds their text in literals and comments only.</summary>
internal sealed class PagesTarget(Corpus corpus) : IFuzzTarget
{
    private const int ThoroughEvery = 8;
    private const int MostShown = 10;

    // Between the pages of an input that has several: no page has it.
    private const string Separator = "\n=====8<=====\n";

    private ImmutableArray<(string Path, string Text)> _pages;
    private GeneratorRunResult _run;

    public string Name => "pages";

    public string Extension => ".md";

    public string Note => $"the code of every input was parsed, that of every {ThoroughEvery}th was compiled";

    public bool IsThorough(long number) => number % ThoroughEvery == 0;

    public byte[] CreateInput(Random random)
    {
        var mutator = new PageMutator(corpus, random);
        var page = corpus.Pick(random);
        var pages = random.Next(8) switch
        {
            0 => [mutator.Mutate(page), page],
            1 => [mutator.Mutate(page), mutator.Mutate(corpus.Pick(random)), page],
            _ => new[] { mutator.Mutate(page) },
        };
        return Encoding.UTF8.GetBytes(string.Join(Separator, pages));
    }

    public void Check(byte[] input)
    {
        // A file that is not UTF-8 is not read at all, so other characters stand for what mutations have broken.
        _pages = [.. Encoding.UTF8.GetString(input).Replace('\ufffd', '?').Split(Separator).Select((text, i) => ($"specs/{i}.md", text))];
        _run = SmallStack.Run(new PageProject { Pages = _pages }.Run);
    }

    public void Inspect(bool isThorough)
    {
        if (_run.Exception is { } exception)
        {
            throw new InvalidOperationException("The generator threw.", exception);
        }

        var refused = _pages.Where(page => PageForm.WhyUnreadable(page.Text) is not null).Select(page => page.Path).ToArray();
        FuzzException.ThrowUnless(
            _run.Diagnostics.All(d => d.Id != Rules.UnreadablePage.Id || Array.Exists(refused, page => d.Location.GetLineSpan().Path.EndsWith(page, StringComparison.Ordinal))),
            "the generator gave a page up",
            string.Join("\n", _run.Diagnostics));
        foreach (var source in _run.GeneratedSources)
        {
            EmittedCode.Check(source);
        }

        if (isThorough)
        {
            _ = SmallStack.Run(() => CatalogBuilder.Build(_pages.Select(p => (p.Path, OperationReader.Read(p.Text)))));
            Compile();
        }
    }

    private void Compile()
    {
        var project = new PageProject { Pages = _pages, Sources = [Consumer.Hostile] };
        var said = project.Compilation().AddSyntaxTrees(_run.GeneratedSources.Select(s => s.SyntaxTree)).GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        FuzzException.ThrowUnless(
            said.Count == 0,
            $"emitted code does not compile: {(said.Count == 0 ? "" : said[0].Id)}",
            string.Join("\n", said.Take(MostShown).Select(d => $"{d}\n  {LineOf(d)}")));
    }

    private static string LineOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString() ?? "";
}
