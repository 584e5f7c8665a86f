using BenchmarkDotNet.Attributes;

namespace Feishu.Gen.Benchmarks.Json;

/// <summary>Reading and writing the three payloads; the baseline is the source generator of System.Text.Json.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class JsonBenchmarks
{
    private JsonContest _contest = JsonContest.All[0];

    /// <summary>The names of the payloads.</summary>
    public static IEnumerable<string> Payloads => JsonContest.All.Select(c => c.Name);

    [ParamsSource(nameof(Payloads))]
    public string Payload { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _contest = JsonContest.All.Single(c => c.Name == Payload);

    [Benchmark(Baseline = true), BenchmarkCategory("read")]
    public void ReadBySystemTextJson() => _contest.ReadPlain();

    [Benchmark, BenchmarkCategory("read")]
    public void Read() => _contest.Read();

    [Benchmark(Baseline = true), BenchmarkCategory("write")]
    public void WriteBySystemTextJson() => _contest.WritePlain();

    [Benchmark, BenchmarkCategory("write")]
    public void Write() => _contest.Write();
}
