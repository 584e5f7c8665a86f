using System.Diagnostics;
using Feishu.Gen.Benchmarks.Measuring;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Benchmarks.Generator;

/// <summary>The assembly that a project with all pages becomes: how large it is, what of, and what building it costs.</summary>
internal static class SizeReport
{
    /// <summary>A third of what FeishuNetSdk's endpoints take, each with its part of shared models.</summary>
    private const double GoalBytes = 4000;
    private const double MostBytes = 6000;

    /// <summary>Half of what FeishuNetSdk's endpoints take, 185 s for 1,673.</summary>
    private const double MostMilliseconds = 55;

    private const int ShownParts = 40;

    /// <summary>Builds and prints.</summary>
    public static void Print(IReadOnlyList<(string Path, string Text)> pages)
    {
        // As in a build that writes no file of documentation, which is what a project does by itself.
        var project = new Project(pages, documentation: DocumentationMode.None);
        var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var compilation = project.Complete();
        process.Refresh();
        var generated = process.TotalProcessorTime;
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        process.Refresh();
        var compiled = process.TotalProcessorTime;
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Take(10)));
        }

        double operations = Stages.Plan(Stages.Read(pages)).Operations.Count;
        Report.Begin($"Assembly of {operations} operations");
        Report.AtMost("bytes an operation", assembly.Length / operations, MostBytes, note: $"the goal is {GoalBytes}");
        Report.Plain("CPU of the generator, an operation", (generated - before).TotalMilliseconds / operations, " ms");
        Report.AtMost("CPU of the compiler, an operation", (compiled - generated).TotalMilliseconds / operations, MostMilliseconds, " ms");
        foreach (var (part, bytes) in AssemblyParts.Of(assembly).Take(ShownParts))
        {
            Report.Plain(part, bytes / operations, " bytes an operation");
        }
    }
}
