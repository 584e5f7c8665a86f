using System.Collections.Immutable;
using Feishu.Gen.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests.Support;

/// <summary>A project that something is wrong with, and what is to be said of it.</summary>
/// <param name="Name">The fault in a few words.</param>
/// <param name="Rule">What is to be reported, once and at the place that is marked; without a mark, without a place.</param>
/// <param name="Pages">The pages; the marked one is at fault.</param>
internal sealed record Fault(string Name, Rule Rule, params ImmutableArray<string> Pages)
{
    /// <summary>A part of the message.</summary>
    public string Says { get; init; } = "";

    /// <summary>Whether the page at fault yields an operation nevertheless.</summary>
    public bool HasCode { get; init; } = true;

    /// <summary>Whether the first page is gone when it is read.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The language that the project is written in; null for the usual one.</summary>
    public LanguageVersion? Language { get; init; }

    /// <summary>Build properties beside the usual ones.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where the pages are, if that matters.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>The path of a page by its number.</summary>
    public string PathOf(int page) => Paths.Length > 0 ? Paths[page] : $"specs/page{page}.md";

    /// <summary>The pages without marks.</summary>
    public ImmutableArray<MarkedText> Texts => [.. Pages.Select(MarkedText.Of)];

    /// <summary>The project.</summary>
    public PageProject Project => new()
    {
        Pages = [.. Texts.Select((t, i) => (PathOf(i), t.Text))],
        Missing = IsMissing ? [PathOf(0)] : [],
        Properties = Properties,
        Language = ((CSharpParseOptions)Consumer.ParseOptions).WithLanguageVersion(Language ?? LanguageVersion.CSharp12),
    };

    /// <inheritdoc />
    public override string ToString() => $"{Rule.Id} {Name}";
}
