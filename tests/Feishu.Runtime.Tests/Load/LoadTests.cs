using System.Globalization;

namespace Feishu.Runtime.Tests;

/// <summary>Many calls from many workers against a platform that goes wrong in every way there is.</summary>
[Collection(nameof(Alone))]
public sealed class LoadTests
{
    private const int Calls = 100_000;
    private const int Workers = 64;
    private const int WarmUp = 20_000;

    private static readonly FeishuOperation s_get = Operation("get", HttpMethod.Get);
    private static readonly FeishuOperation s_put = Operation("put", HttpMethod.Put);
    private static readonly FeishuOperation s_post = Operation("post", HttpMethod.Post);
    private static readonly FeishuOperation s_postWithKey = Operation("postWithKey", HttpMethod.Post);
    private static readonly FeishuOperation s_postEmpty = Operation("postEmpty", HttpMethod.Post);

    private static readonly FeishuOperation[] s_operations = [s_get, s_put, s_post, s_postWithKey, s_postEmpty];

    // Not the exceptions themselves, which are what must not pile up.
    private readonly Failure?[] _failures = new Failure?[Calls];

    [Fact]
    public async Task Every_call_ends_in_its_answer_or_in_what_went_wrong_and_nothing_is_done_twice()
    {
        await using var platform = await FaultyPlatform.StartAsync(Calls);
        var requests = new CountingHandler();
        using var http = new HttpClient(requests) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new FeishuHostOptions { AppId = "cli_load", AppSecret = "secret", BaseAddress = platform.Address, TimeProvider = new QuickTime(), Timeout = TimeSpan.FromHours(2) };
        using var transport = FeishuTransport.Create(
            options, sharedStore: null, () => FeishuTransport.SecretsOf(options), http, new RetryingPolicy(FeishuRetry.Default, options.RetryBudget, limiter: null, options.TimeProvider), loggerFactory: null);

        await RunAsync(transport, 0, WarmUp);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await RunAsync(transport, WarmUp, Calls);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        var failed = Enumerable.Range(0, Calls).Where(call => _failures[call] is not null).ToList();
        Report(failed, requests.Count, platform, after - before);

        // What failed says why, and belongs to its operation or to the fetching of its token.
        Assert.All(failed, call => Assert.True(_failures[call]!.IsExpected, _failures[call]!.Message));

        // Both sides agree on every single call.
        Assert.All(Enumerable.Range(0, Calls), call => Assert.Equal(platform.AnsweredOf(call) > 0, _failures[call] is null));
        Assert.Equal(platform.Tokens, platform.Expiries + 1);
        Assert.InRange(platform.Requests, requests.Count, requests.Count + (Calls / 100)); // a GET may be sent anew by the HTTP client itself, on a connection that turned out to be closed

        // What changes something twice was never done twice.
        Assert.All(CallsOf(s_post).Concat(CallsOf(s_postEmpty)), call => Assert.InRange(platform.DoneOf(call), 0, 1));

        // What can be repeated hardly ever failed: but for the bursts, in which the budget ends.
        Assert.InRange(failed.Count(call => OperationOf(call) == s_get), 0, Calls / 100);
        Assert.InRange(after - before, long.MinValue, 4 << 20);
    }

    private async Task RunAsync(FeishuTransport transport, int from, int to)
    {
        var next = from - 1;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            for (var call = Interlocked.Increment(ref next); call < to; call = Interlocked.Increment(ref next))
            {
                _failures[call] = Failure.Of(await Record.ExceptionAsync(() => CallAsync(transport, call)));
            }
        })));
    }

    private static async Task CallAsync(FeishuTransport transport, int number)
    {
        var operation = OperationOf(number);
        var call = new FeishuCall(operation, options: null);
        call.AddPath("id", number);
        if (operation != s_get && operation != s_postEmpty)
        {
            call.SetBody(operation == s_postWithKey ? new FeishuJsonObject { ["uuid"] = $"{number}" }.Build() : new FeishuJsonObject { ["n"] = number }.Build());
        }

        var answer = await transport.SendAsync<RemoveResponse>(call);
        Assert.Equal(number.ToString(CultureInfo.InvariantCulture), Assert.Single(answer.Followers!));
    }

    private void Report(List<int> failed, int requests, FaultyPlatform platform, long growth)
    {
        var output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{Calls} calls from {Workers} workers: {requests} requests, {platform.Tokens} tokens for {platform.Expiries} expiries, {failed.Count} failures, heap {growth / 1024:+0;-0} KB after the first {WarmUp}");
        foreach (var kind in failed.GroupBy(call => $"{OperationOf(call).Id}: {_failures[call]!.Type}").OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Count(),6} {kind.Key}, such as: {_failures[kind.First()]!.Message}");
        }
    }

    private static FeishuOperation OperationOf(int call) => s_operations[call % s_operations.Length];

    private static IEnumerable<int> CallsOf(FeishuOperation operation) => Enumerable.Range(0, Calls).Where(call => OperationOf(call) == operation);

    private static FeishuOperation Operation(string name, HttpMethod method) => new($"load.v1.thing.{name}", method, $"/open-apis/load/v1/{name}/:id") { Tokens = FeishuTokenKinds.Tenant };

    /// <summary>What a call ended in.</summary>
    private sealed record Failure(string Type, string Message, bool IsExpected)
    {
        public static Failure? Of(Exception? e) => e is null ? null
            : new(e.GetType().Name, e.Message, e is FeishuException { Operation.Id: var id } && e.Message.Contains(id, StringComparison.Ordinal));
    }

    /// <summary>Counts what is sent, requests for tokens aside.</summary>
    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler { MaxConnectionsPerServer = Workers })
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!request.RequestUri!.AbsolutePath.EndsWith("/internal", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _count);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
