using BenchmarkDotNet.Running;
using Feishu.Gen.Benchmarks.Calls;
using Feishu.Gen.Benchmarks.Corpus;
using Feishu.Gen.Benchmarks.Generator;
using Feishu.Gen.Benchmarks.Json;
using Feishu.Gen.Benchmarks.Measuring;
using Feishu.Gen.Benchmarks.Start;

namespace Feishu.Gen.Benchmarks;

/// <summary>What the program can be asked for.</summary>
internal static class Modes
{
    /// <summary>The folder of pages for the processes that BenchmarkDotNet starts.</summary>
    public const string FolderVariable = "FEISHU_BENCHMARK_PAGES";

    private const int Turns = 400;

    private static readonly string[] s_everything = ["--filter", "*"];

    private const string Usage = """
        Feishu.Gen.Benchmarks [folder] [--quick | --json | --calls | --generator | --growth | --size | --start | options of BenchmarkDotNet]

        folder       pages to measure over; without one, 1,600 that are made up
        --quick      ratios of JSON, calls and the generator, in under two minutes
        --json, --calls, --generator   one of these
        --growth     pages that are very long in one respect each; takes minutes
        --start      a client of all pages and its first call, against a client of one page
        --size       the assembly that all pages become, and what building it costs; takes minutes
        """;

    /// <summary>Runs the program.</summary>
    public static int Run(string[] args)
    {
        if (args is [StartProbe.Mode, var client, var call])
        {
            return StartProbe.Run(client, call);
        }

        var folder = args is [['-', ..], ..] ? null : args.FirstOrDefault();
        if (args.Contains("--help") || (folder is not null && !Directory.Exists(folder)))
        {
            Console.WriteLine(Usage);
            return args.Contains("--help") ? 0 : 1;
        }

        var modes = new (string Name, bool IsQuick, Action Run)[]
        {
            ("--json", true, PrintJson),
            ("--calls", true, PrintCalls),
            ("--generator", true, () => GeneratorReport.Print(PageFolder.Load(folder))),
            ("--growth", false, GrowthReport.Print),
            ("--start", false, () => StartReport.Print(PageFolder.Load(folder))),
            ("--size", false, () => SizeReport.Print(PageFolder.Load(folder))),
        };
        var asked = modes.Where(m => args.Contains(m.Name) || (m.IsQuick && args.Contains("--quick"))).ToList();
        asked.ForEach(m => m.Run());
        if (asked.Count == 0)
        {
            Environment.SetEnvironmentVariable(FolderVariable, folder is null ? null : Path.GetFullPath(folder));
            var options = args.Skip(folder is null ? 0 : 1).ToArray();
            BenchmarkSwitcher.FromAssembly(typeof(Modes).Assembly).Run(options.Length > 0 ? options : s_everything);
        }

        return 0;
    }

    private static void PrintJson()
    {
        Report.Begin("JSON against the source generator of System.Text.Json");
        foreach (var contest in JsonContest.All)
        {
            contest.Print(Turns);
        }
    }

    private static void PrintCalls()
    {
        Report.Begin("A call against HttpClient by hand");
        CallContest.PrintAsync(Turns).GetAwaiter().GetResult();
    }
}
