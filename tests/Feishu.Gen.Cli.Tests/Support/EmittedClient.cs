using Feishu.Gen.Tests.Stability;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>The client that the generator makes of pages, compiled.</summary>
internal sealed class EmittedClient
{
    private readonly CSharpCompilation _compilation;

    public EmittedClient(params (string Path, string Text)[] pages)
    {
        var project = new PageProject { Pages = [.. pages] };
        var own = project.Compilation();
        own = own.WithOptions(own.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(own, out var compilation, out _);
        _compilation = (CSharpCompilation)compilation;
        Assert.DoesNotContain(_compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Code that uses all of it.</summary>
    public string User => UserSource.Of(_compilation);

    /// <summary>What the compiler has against code of a user.</summary>
    public IReadOnlyList<string> Errors(string user) =>
    [
        .. _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(user, (CSharpParseOptions)Consumer.ParseOptions, "User.cs"))
            .GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => d.ToString()),
    ];
}
