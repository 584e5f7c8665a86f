using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>What a site answers at one path.</summary>
internal sealed record SiteAnswer(string Body, string Type = "text/markdown", int Status = 200)
{
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

    public void Dispose() => _server.Dispose();

    private Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        _asked.Enqueue(path);
        var answer = _answers.GetValueOrDefault(path) ?? new SiteAnswer("<html>not here</html>", "text/html", 404);
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.Type;
        response.RedirectLocation = answer.Location;
        if (answer.LastModified is { } modified)
        {
            response.AddHeader("Last-Modified", modified);
        }

        response.Close(Encoding.UTF8.GetBytes(answer.Body), willBlock: false);
        return Task.CompletedTask;
    }
}
