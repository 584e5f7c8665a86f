using System.Net;
using System.Net.Http.Headers;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>A page that was fetched.</summary>
/// <param name="Address">Where it is; another address than the one asked for where the page was moved.</param>
/// <param name="Text">The Markdown, its lines ended by LF.</param>
/// <param name="LastModified">When the server says that it was changed, or null.</param>
internal sealed record FetchedPage(PageAddress Address, string Text, DateTimeOffset? LastModified);

/// <summary>A single page that could not be had; the message says why.</summary>
/// <param name="message">Why.</param>
/// <param name="isMissing">Whether it is not there at all.</param>
internal sealed class FetchException(string message, bool isMissing = false) : Exception(message)
{
    /// <summary>Whether it is not there at all.</summary>
    public bool IsMissing => isMissing;
}

/// <summary>Fetches pages as Markdown.</summary>
internal sealed class PageFetcher : IDisposable
{
    private const int MostRedirects = 5;
    private const int LargestPage = 16 * 1024 * 1024;

    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);
    private static readonly string[] s_textTypes = ["text/markdown", "text/x-markdown", "text/plain", "application/octet-stream"];

    private readonly Uri? _site;
    private readonly HttpClient _http;

    /// <summary>Makes one.</summary>
    /// <param name="site">Where to ask instead of the pages' own site; null for that.</param>
    public PageFetcher(Uri? site)
    {
        _site = site;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All })
        {
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = LargestPage,
        };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/markdown, text/plain;q=0.9, */*;q=0.1");
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("feishu-gen", typeof(PageFetcher).Assembly.GetName().Version!.ToString(3)));
    }

    /// <summary>Fetches a page in the first of its forms that is Markdown.</summary>
    /// <exception cref="FetchException">The page cannot be had.</exception>
    /// <exception cref="UserException">The host cannot be reached, so no page of it can.</exception>
    public async Task<FetchedPage> FetchAsync(PageAddress address, CancellationToken cancellation)
    {
        FetchException? failure = null;
        foreach (var form in address.Forms(_site))
        {
            try
            {
                return await FetchAsync(form, address, cancellation).ConfigureAwait(false);
            }
            catch (FetchException e)
            {
                // What there is says more than that there is nothing in another form.
                failure = failure is null || !e.IsMissing ? e : failure;
            }
        }

        throw failure!;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<FetchedPage> FetchAsync(Uri form, PageAddress address, CancellationToken cancellation)
    {
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var response = await SendPatientlyAsync(form, cancellation).ConfigureAwait(false);
            if (Target(response, form) is not { } target)
            {
                return await ReadAsync(response, address, cancellation).ConfigureAwait(false);
            }

            if (target.Authority != form.Authority)
            {
                throw new FetchException($"leads to another host, {target}");
            }

            address = PageAddress.Of(target) is { } moved ? moved with { Site = address.Site } : throw new FetchException($"leads to {target}, which is no page");
            form = target;
        }

        throw new FetchException($"leads on and on, more than {MostRedirects} times");
    }

    /// <summary>Sends once more where a connection broke, and after as long as the server asks for, if that is not too long.</summary>
    private async Task<HttpResponseMessage> SendPatientlyAsync(Uri form, CancellationToken cancellation)
    {
        HttpResponseMessage response;
        try
        {
            response = await SendAsync(form, cancellation).ConfigureAwait(false);
        }
        catch (FetchException)
        {
            return await SendAsync(form, cancellation).ConfigureAwait(false);
        }

        if (response.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            || response.Headers.RetryAfter?.Delta is not { } wait
            || wait > s_longestWait)
        {
            return response;
        }

        response.Dispose();
        await Task.Delay(wait, cancellation).ConfigureAwait(false);
        return await SendAsync(form, cancellation).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri form, CancellationToken cancellation)
    {
        try
        {
            return await _http.GetAsync(form, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            throw new UserException($"cannot reach {form.Authority}: {e.Message}");
        }
        catch (HttpRequestException e)
        {
            throw new FetchException($"cannot be read: {(e.InnerException ?? e).Message}");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FetchException($"no answer within {_http.Timeout.TotalSeconds} s");
        }
    }

    private static Uri? Target(HttpResponseMessage response, Uri form) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
        ? response.Headers.Location is { } location ? new Uri(form, location) : throw new FetchException("leads elsewhere, and does not say where to")
        : null;

    private static async Task<FetchedPage> ReadAsync(HttpResponseMessage response, PageAddress address, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? new FetchException($"there is no such page ({(int)response.StatusCode})", isMissing: true)
                : new FetchException($"the server answers {(int)response.StatusCode} {response.ReasonPhrase}");
        }

        var text = (await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)).ReplaceLineEndings("\n").TrimStart('\uFEFF');
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is "text/html" || text.AsSpan().TrimStart() is var start && (start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)))
        {
            throw new FetchException($"is a web page and not Markdown; open it in a browser, copy it as Markdown and save it as {address.FilePath}");
        }

        if (type is not null && !s_textTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            throw new FetchException($"is {type} and not Markdown");
        }

        return text.AsSpan().IsWhiteSpace() ? throw new FetchException("is empty") : new FetchedPage(address, text, response.Content.Headers.LastModified);
    }
}
