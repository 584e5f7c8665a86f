using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Packages.Tests.Support;

/// <summary>A platform on loopback: gives tokens, and answers what it is asked.</summary>
internal sealed class Fake : IDisposable
{
    private const int FirstPort = 42000;

    private readonly ConcurrentQueue<string> _calls = [];
    private readonly LoopbackServer _server;

    private Fake() => _server = LoopbackServer.Start(FirstPort, AnswerAsync);

    /// <summary>Where it listens.</summary>
    public string Address => _server.Address + "/";

    /// <summary>What was called, tokens aside: method, path and token.</summary>
    public IReadOnlyCollection<string> Calls => _calls;

    /// <summary>Starts one at a port that is free.</summary>
    public static Fake Start() => new();

    public void Dispose() => _server.Dispose();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        if (!path.Contains("/auth/", StringComparison.Ordinal))
        {
            _calls.Enqueue($"{context.Request.HttpMethod} {path} {context.Request.Headers["Authorization"]}");
        }

        var body = Encoding.UTF8.GetBytes(Answer(path));
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(body);
        context.Response.Close();
    }

    private static string Answer(string path) => path switch
    {
        _ when path.Contains("/auth/", StringComparison.Ordinal) => """{"code":0,"msg":"ok","tenant_access_token":"t-1","expire":7200}""",
        _ when path.Contains("/nothing/", StringComparison.Ordinal) => """{"code":1470602,"msg":"Invalid task id."}""",
        _ when path.EndsWith("/bot/v3/info", StringComparison.Ordinal) => """{"code":0,"msg":"ok","bot":{"app_name":"Robbie"}}""",
        _ => """{"code":0,"msg":"ok","data":{"followers":["ou_1","ou_2"]}}""",
    };
}
