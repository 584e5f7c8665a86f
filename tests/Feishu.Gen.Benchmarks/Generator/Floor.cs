using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Benchmarks.Generator;

/// <summary>Emits files of nearly nothing: what the compiler itself takes for so many, however they came about.</summary>
/// <param name="names">The names of the files.</param>
internal sealed class Floor(IReadOnlyList<string> names) : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.AdditionalTextsProvider.Collect().SelectMany((_, _) => names),
        static (output, name) => output.AddSource(name, SourceText.From("// " + name, Encoding.UTF8)));
}
