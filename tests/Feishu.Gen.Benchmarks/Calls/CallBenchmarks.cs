using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feishu.Gen.Benchmarks.Calls;

/// <summary>A generated method against HttpClient by hand, without a network and over loopback.</summary>
[MemoryDiagnoser]
public class CallBenchmarks
{
    private WebApplication? _server;
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

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/open-apis/measured/v1/tasks", static async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = CallContest.Answer.Length;
            await context.Response.Body.WriteAsync(CallContest.Answer);
        });
        await _server.StartAsync();
        _contest = new CallContest(new SocketsHttpHandler(), new Uri(_server.Urls.First()));
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
