using Feishu.Gen.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Pipeline;

/// <summary>The two ways out of the pipeline: files and diagnostics.</summary>
internal static class Outputs
{
    /// <summary>Emits a file for each plan of one kind; a plan that did not change is not emitted again.</summary>
    public static void Emit<TPlan>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<TPlan> plans,
        IncrementalValueProvider<EmitOptions> options,
        string step,
        Func<TPlan, EmitOptions, EmittedFile> emit)
    {
        context.RegisterSourceOutput(
            plans.WithTrackingName(step).Combine(options),
            (output, pair) =>
            {
                var file = emit(pair.Left, pair.Right);
                output.AddSource(file.HintName, SourceText.From(file.Text, System.Text.Encoding.UTF8));
            });
    }

    /// <summary>Reports findings.</summary>
    public static void Report(this SourceProductionContext context, EquatableArray<LocatedFinding> findings)
    {
        foreach (var finding in findings)
        {
            context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }
}
