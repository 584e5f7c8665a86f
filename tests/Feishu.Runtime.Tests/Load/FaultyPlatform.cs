using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Tests;

/// <summary>A platform behind real HTTP that goes wrong in every way there is, and counts what it did. Calls are numbered, and say so at the end of their path.</summary>
internal sealed class FaultyPlatform : IAsyncDisposable
{
    // So many calls after one another meet a server that is down, and so many in all until the next time.
    private const int Burst = 60;
    private const int BurstEvery = 5_000;
    private const int ExpiryEvery = 9_000;

    private readonly WebApplication _app;
    private readonly int[] _done;
    private readonly int[] _answered;
    private int _requests;
    private int _tokens;
    private int _tokenRequests;
    private int _oldestToken = 1;

    private FaultyPlatform(WebApplication app, int calls)
    {
        _app = app;
        _done = new int[calls];
        _answered = new int[calls];
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>How many requests came, those for tokens not counted.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public int Tokens => Volatile.Read(ref _tokens);

    /// <summary>How often all tokens that were given became invalid.</summary>
    public int Expiries => Volatile.Read(ref _oldestToken) - 1;

    public static async Task<FaultyPlatform> StartAsync(int calls)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var platform = new FaultyPlatform(builder.Build(), calls);
        platform._app.Run(platform.AnswerAsync);
        await platform._app.StartAsync();
        return platform;
    }

    /// <summary>How often a call was acted on.</summary>
    public int DoneOf(int call) => Volatile.Read(ref _done[call]);

    /// <summary>How often a call was answered with success, to the end.</summary>
    public int AnsweredOf(int call) => Volatile.Read(ref _answered[call]);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
        => context.Request.Path.Value!.EndsWith("/internal", StringComparison.Ordinal) ? GiveTokenAsync(context) : AnswerCallAsync(context);

    private Task GiveTokenAsync(HttpContext context)
    {
        // Every third time only the second attempt succeeds.
        if (Interlocked.Increment(ref _tokenRequests) % 3 == 1)
        {
            return WriteAsync(context, 503, "text/html", "<html>no tokens just now</html>");
        }

        var number = Interlocked.Increment(ref _tokens);
        return WriteAsync(context, 200, "application/json", $$"""{"code":0,"tenant_access_token":"t-{{number}}","expire":7200}""");
    }

    private async Task AnswerCallAsync(HttpContext context)
    {
        var request = Interlocked.Increment(ref _requests);
        var call = int.Parse(context.Request.Path.Value!.Split('/')[^1], CultureInfo.InvariantCulture);
        if (request % ExpiryEvery == 0)
        {
            Volatile.Write(ref _oldestToken, Tokens + 1);
        }

        if (int.Parse(context.Request.Headers.Authorization.ToString().Split('-')[1], CultureInfo.InvariantCulture) < Volatile.Read(ref _oldestToken))
        {
            await WriteAsync(context, request % 2 == 0 ? 200 : 400, "application/json", """{"code":99991663,"msg":"token expired"}""");
            return;
        }

        if (request % BurstEvery < Burst)
        {
            await WriteAsync(context, 503, "text/html", "<html>down</html>");
            return;
        }

        await AnswerAsync(context, call, fault: (int)(((uint)request * 2_654_435_761u) >> 8) % 1000);
    }

    private async Task AnswerAsync(HttpContext context, int call, int fault)
    {
        switch (fault)
        {
            case < 5: // reset before the request was read
                context.Abort();
                break;
            case < 10: // reset when it was acted on
                await ActAsync(context, call);
                context.Abort();
                break;
            case < 15: // an answer in part
                await ActAsync(context, call);
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync("""{"code":0,"da""");
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case < 20: // garbled
                await ActAsync(context, call);
                await WriteAsync(context, 200, "application/json", """{"code":0,"da""");
                break;
            case < 25: // somebody else's answer
                await ActAsync(context, call);
                await WriteAsync(context, 200, "text/html", "<html>hello</html>");
                break;
            case < 30:
                await WriteAsync(context, 500, "application/json", """{"code":500,"msg":"internal"}""");
                break;
            case < 33:
                context.Response.Headers["x-ogw-ratelimit-reset"] = "1";
                await WriteAsync(context, 429, "application/json", """{"code":99991400,"msg":"limit"}""");
                break;
            case < 36:
                await WriteAsync(context, 429, "application/json", """{"code":99991400,"msg":"limit"}""");
                break;
            case < 39:
                await WriteAsync(context, 400, "application/json", """{"code":99991400,"msg":"limit"}""");
                break;
            case < 60: // late
                await Task.Delay(fault % 5);
                await SucceedAsync(context, call);
                break;
            default:
                await SucceedAsync(context, call);
                break;
        }
    }

    private async Task SucceedAsync(HttpContext context, int call)
    {
        await ActAsync(context, call);
        await WriteAsync(context, 200, "application/json", $$$"""{"code":0,"data":{"followers":["{{{call}}}"]}}""");
        Interlocked.Increment(ref _answered[call]);
    }

    private async Task ActAsync(HttpContext context, int call)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        Interlocked.Increment(ref _done[call]);
    }

    private static async Task WriteAsync(HttpContext context, int status, string contentType, string text)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = text.Length;
        await context.Response.WriteAsync(text);
    }
}
