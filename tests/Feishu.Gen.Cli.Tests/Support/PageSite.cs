using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>What a site answers at one path.</summary>
/// <param name="Body">The body, which is sent as UTF-8.</param>
/// <param name="Type">The type that it says it has; null for none.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record SiteAnswer(string Body, string? Type = "text/markdown", int Status = 200)
{
    /// <summary>The body's bytes, where it is no text in UTF-8.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>How it says that it is compressed, or null.</summary>
    public string? Compression { get; init; }

    /// <summary>How many bytes more it promises than it sends before the connection breaks.</summary>
    public int Missing { get; init; }

    /// <summary>Nothing is ever sent.</summary>
    public bool Stalls { get; init; }

    public string? Location { get; init; }

    public string? LastModified { get; init; }

    public static SiteAnswer MovedTo(string location) => new("", Status: 302) { Location = location };
}

/// <summary>A site with pages on loopback; what it does not have is not found.</summary>
internal sealed class PageSite : IDisposable
{
    private const int FirstPort = 43000;

    private readonly ConcurrentDictionary<string, SiteAnswer> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly LoopbackServer _server;

    private PageSite() => _server = LoopbackServer.Start(FirstPort, AnswerAsync);

    public string Address => _server.Address;

    /// <summary>The paths that were asked for.</summary>
    public IEnumerable<string> Asked => _asked;

    public SiteAnswer this[string path]
    {
        set => _answers[path] = value;
    }

    public static PageSite Start() => new();

    /// <summary>Waits until so many requests came, of all that ever came.</summary>
    public async Task WaitForAsync(int requests)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (_asked.Count < requests)
        {
            Assert.False(limit.IsCancellationRequested, $"{_asked.Count} requests came within a minute, and not {requests}.");
            await Task.Delay(1, CancellationToken.None);
        }
    }

    public void Dispose() => _server.Dispose();

    private Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        _asked.Enqueue(path);
        var answer = _answers.GetValueOrDefault(path) ?? new SiteAnswer("<html>not here</html>", "text/html", 404);
        if (answer.Stalls)
        {
            return Task.CompletedTask;
        }

        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.Type;
        response.RedirectLocation = answer.Location;
        if (answer.LastModified is { } modified)
        {
            response.AddHeader("Last-Modified", modified);
        }

        if (answer.Compression is { } compression)
        {
            response.AddHeader("Content-Encoding", compression);
        }

        var body = answer.Bytes ?? Encoding.UTF8.GetBytes(answer.Body);
        if (answer.Missing > 0)
        {
            response.ContentLength64 = body.Length + answer.Missing;
            response.OutputStream.Write(body);
            response.OutputStream.Flush();
            response.Abort();
            return Task.CompletedTask;
        }

        try
        {
            response.Close(body, willBlock: true);
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
            // The tool went away.
        }

        return Task.CompletedTask;
    }
}
