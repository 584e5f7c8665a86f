using System.Collections.Immutable;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests;

/// <summary>What is wrong with a page is said once, at its place, as severely as it deserves, and costs no more than it must.</summary>
public class DiagnosticsTests
{
    /// <summary>Warnings about pages from which there can be no code, though one may expect it.</summary>
    private static readonly Rule[] s_withoutCode = [Rules.PlainTextPage, Rules.NotCallable, Rules.UnreadEvent, Rules.DuplicateEvent];

    /// <summary>The faults by their names.</summary>
    public static TheoryData<string> Names => [.. Faults.All.Select(f => f.ToString())];

    /// <summary>The same without those that are about the project.</summary>
    public static TheoryData<string> NamesOfPageFaults => [.. Faults.All.Where(f => MarkedPage(f) >= 0).Select(f => f.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_is_reported_at_its_place(string name)
    {
        var fault = Find(name);

        var diagnostic = Assert.Single(fault.Project.Run().Diagnostics, d => d.Id == fault.Rule.Id);

        Assert.Contains(fault.Says, diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal("Feishu.Gen", diagnostic.Descriptor.Category);
        Assert.Equal(Severity(fault.Rule), diagnostic.DefaultSeverity);
        Assert.EndsWith($"docs/diagnostics.md#{fault.Rule.Id.ToLowerInvariant()}", diagnostic.Descriptor.HelpLinkUri, StringComparison.Ordinal);
        AssertPlace(fault, diagnostic.Location);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fault_costs_what_it_must(string name)
    {
        var fault = Find(name);

        var run = fault.Project.Run();

        Assert.Null(run.Exception);
        var operations = run.GeneratedSources.Count(s => s.SourceText.ToString().Contains("// Made by Feishu.Gen from ", StringComparison.Ordinal));
        Assert.Equal(fault.HasCode ? fault.Pages.Length : fault.Pages.Length - 1, operations);
        Assert.True(fault.HasCode ? fault.Rule.Severity is not Diagnostics.Severity.Hidden : fault.Rule.Severity is not Diagnostics.Severity.Info);
        Assert.True(fault.HasCode || fault.Rule.Severity is not Diagnostics.Severity.Warning || s_withoutCode.Contains(fault.Rule));
        Assert.True(!fault.HasCode || fault.Rule.Severity is not Diagnostics.Severity.Error || fault.Rule == Rules.BadOption);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Code_of_a_page_at_fault_compiles(string name) => Consumer.CompileWithEmitted(Find(name).Project);

    [Theory]
    [MemberData(nameof(NamesOfPageFaults))]
    public void Fault_is_silenced_for_its_page(string name)
    {
        var fault = Find(name);
        var marked = MarkedPage(fault);
        var project = fault.Project;

        var silenced = project with { NoWarn = ImmutableDictionary<string, string>.Empty.Add(fault.PathOf(marked), $"CS0001, {fault.Rule.Id}") };
        var other = project with { NoWarn = ImmutableDictionary<string, string>.Empty.Add("specs/other.md", fault.Rule.Id) };

        Assert.DoesNotContain(silenced.Run().Diagnostics, d => d.Id == fault.Rule.Id);
        Assert.Contains(other.Run().Diagnostics, d => d.Id == fault.Rule.Id);
    }

    [Fact]
    public void Sound_pages_are_not_complained_of()
    {
        var project = new PageProject { Pages = [("specs/a.md", SamplePages.Followers), ("specs/b.md", SamplePages.User)] };

        Assert.Empty(project.Run().Diagnostics);
    }

    private static Fault Find(string name) => Faults.All.Single(f => f.ToString() == name);

    private static int MarkedPage(Fault fault) => fault.Texts.ToList().FindIndex(t => t.Span is not null);

    private static DiagnosticSeverity Severity(Rule rule) => Enum.Parse<DiagnosticSeverity>(rule.Severity.ToString());

    private static void AssertPlace(Fault fault, Location location)
    {
        if (MarkedPage(fault) is >= 0 and var page)
        {
            Assert.Equal(fault.Project.FullPath(fault.PathOf(page)), location.GetLineSpan().Path);
            Assert.Equal(fault.Texts[page].Lines, location.GetLineSpan().Span);
            Assert.Equal(fault.Texts[page].Span, location.SourceSpan);
        }
        else
        {
            Assert.Equal(Location.None, location);
        }
    }
}
