using System.Collections.Concurrent;
using Feishu.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feishu.Bots;

/// <summary>A platform on loopback that answers what a test says and keeps what it was sent.</summary>
internal sealed class FakeFeishu : IAsyncDisposable
{
    public const string AppId = "cli_integration";
    public const string AppSecret = "the-secret-of-the-app";

    private readonly WebApplication _server;
    private readonly ConcurrentQueue<SentRequest> _requests = [];
    private readonly ConcurrentQueue<Answer> _answers = [];
    private readonly TaskCompletionSource _unanswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _tokens;

    private FakeFeishu(IEnumerable<Answer> answers)
    {
        foreach (var answer in answers)
        {
            _answers.Enqueue(answer);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(HandleAsync);
    }

    public Uri Address => new(_server.Urls.Single());

    /// <summary>What was sent, in order, but for what asked for a token.</summary>
    public IEnumerable<SentRequest> Calls => _requests.Where(request => !request.IsForToken);

    public IEnumerable<SentRequest> TokenRequests => _requests.Where(request => request.IsForToken);

    /// <summary>Ends when a call has arrived that is never answered.</summary>
    public Task Unanswered => _unanswered.Task;

    /// <summary>Ends when the caller of such a call has gone away.</summary>
    public Task Abandoned => _abandoned.Task;

    /// <summary>Starts one.</summary>
    /// <param name="answers">What calls are answered in turn; the last one for good. Tokens are <c>t-1</c>, <c>t-2</c> and so on.</param>
    public static async Task<FakeFeishu> StartAsync(params Answer[] answers)
    {
        var fake = new FakeFeishu(answers);
        await fake._server.StartAsync(Patience.Token);
        return fake;
    }

    public FeishuOptions CreateOptions() => new() { AppId = AppId, AppSecret = AppSecret, BaseAddress = Address };

    public FeishuTransport CreateTransport() => FeishuTransport.Create(CreateOptions());

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        var request = await SentRequest.ReadAsync(http);
        _requests.Enqueue(request);
        var answer = request.IsForToken ? GiveToken(request) : NextAnswer();
        if (ReferenceEquals(answer, Answer.Never))
        {
            await WaitUntilAbandonedAsync(http.RequestAborted);
            return;
        }

        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.Headers["X-Tt-Logid"] = Answer.LogId;
        if (answer.Header is { } header)
        {
            http.Response.Headers[header.Name] = header.Value;
        }

        await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private Answer GiveToken(SentRequest request) =>
        request.Body == $$"""{"app_id":"{{AppId}}","app_secret":"{{AppSecret}}"}"""
            ? new($$"""{"code":0,"msg":"ok","tenant_access_token":"t-{{Interlocked.Increment(ref _tokens)}}","expire":7200}""")
            : Answer.Refusal(10014, "app secret invalid", 400);

    private Answer NextAnswer() => _answers.Count > 1 && _answers.TryDequeue(out var answer) ? answer : _answers.First();

    private async Task WaitUntilAbandonedAsync(CancellationToken aborted)
    {
        _unanswered.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, aborted).ContinueWith(_ => { }, TaskScheduler.Default);
        _abandoned.TrySetResult();
    }
}
