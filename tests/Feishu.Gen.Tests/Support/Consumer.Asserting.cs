using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests.Support;

/// <content>What tests expect of emitted code.</content>
internal static partial class Consumer
{
    /// <summary>Compiles a project with what the generator emits for it; whatever the compiler says of it is a failure.</summary>
    public static CSharpCompilation CompileWithEmitted(PageProject project)
    {
        project.CreateDriver().RunGeneratorsAndUpdateCompilation(
            project.Compilation(), out var compilation, out _, TestContext.Current.CancellationToken);
        var said = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)
            .Select(d => d.ToString())
            .ToList();
        Assert.True(said.Count == 0, string.Join("\n", said.Take(30)));
        return (CSharpCompilation)compilation;
    }
}
