using BenchmarkDotNet.Attributes;

namespace Feishu.Gen.Benchmarks.Calls;

/// <summary>A generated method against HttpClient by hand, without a network and over loopback.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private LoopbackPlatform? _server;
    private CallContest? _contest;

    [Params(false, true)]
    public bool Loopback { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        if (!Loopback)
        {
            _contest = new CallContest(new CallContest.CannedHandler());
            return;
        }

        _server = await LoopbackPlatform.StartAsync();
        _contest = new CallContest(new SocketsHttpHandler(), _server.Address);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        _contest?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Benchmark(Baseline = true)]
    public Task ByHand() => _contest!.CallByHandAsync();

    [Benchmark]
    public Task Generated() => _contest!.CallAsync();
}
