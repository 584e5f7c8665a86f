using System.Diagnostics;
using System.Globalization;
using Feishu.Gen.Benchmarks.Generator;
using Feishu.Gen.Benchmarks.Measuring;
using Feishu.Gen.Operations;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Benchmarks.Start;

/// <summary>What the first call costs with a client of all pages, more than with a client of that call's page alone. Each run is a process of its own.</summary>
internal static class StartReport
{
    private const int Runs = 15;

    /// <summary>Builds both clients, runs them in turns and prints.</summary>
    public static void Print(IReadOnlyList<(string Path, string Text)> pages)
    {
        var plan = Stages.Plan(Stages.Read(pages)).Operations.First(o =>
            o is { Request: null, Response: not null, PathParameters.Count: 0, RequiredQuery.Count: 0, Operation.Response.Kind: ResponseKind.Data or ResponseKind.TopLevel }
            && (o.Operation.Tokens & TokenKinds.Tenant) != 0);
        var call = $"{plan.Resource.Service}.{plan.Resource.Version}.{plan.Resource.Name}.{plan.MethodName}Async";
        var folder = Directory.CreateTempSubdirectory("feishu-start-");
        try
        {
            var all = Build(pages, Path.Combine(folder.FullName, "All.dll"));
            var one = Build([.. pages.Where(p => p.Path == plan.PagePath)], Path.Combine(folder.FullName, "One.dll"));
            Start(all, call);
            var (ofAll, ofOne) = (new List<StartCost>(), new List<StartCost>());
            for (var i = 0; i < Runs; i++)
            {
                ofAll.Add(Start(all, call));
                ofOne.Add(Start(one, call));
            }

            Report.Begin($"Making a client of {pages.Count} pages and calling {call}, against a client of that page");
            Print(ofAll, ofOne, "milliseconds more", c => c.Milliseconds, 10);
            Print(ofAll, ofOne, "KB allocated more", c => c.Allocated / 1024.0, 3 * 1024);
            Print(ofAll, ofOne, "KB of the process's own memory more", c => c.Private / 1024.0, 3 * 1024);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(List<StartCost> all, List<StartCost> one, string what, Func<StartCost, double> figure, double most)
    {
        var (ofAll, ofOne) = (Median(all.Select(figure)), Median(one.Select(figure)));
        Report.AtMost(what, ofAll - ofOne, most, note: string.Create(CultureInfo.InvariantCulture, $"{ofAll:0.#} to {ofOne:0.#}"));
    }

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(Runs / 2);

    private static string Build(IReadOnlyList<(string Path, string Text)> pages, string file)
    {
        var result = new Project(pages).Complete().Emit(file);
        return result.Success ? file : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Take(10)));
    }

    private static StartCost Start(string client, string call)
    {
        var program = Path.ChangeExtension(typeof(StartReport).Assembly.Location, ".dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, StartProbe.Mode, client, call]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? StartCost.Parse(output) : throw new InvalidOperationException(output);
    }
}
