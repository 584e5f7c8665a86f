using System.Net;
using System.Net.Http.Headers;
using Feishu.Gen.Cli.Exit;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>A page that was fetched.</summary>
/// <param name="Address">Where it is; another address than the one asked for where the page was moved.</param>
/// <param name="Text">The Markdown, its lines ended by LF.</param>
/// <param name="LastModified">When the server says that it was changed, or null.</param>
internal sealed record FetchedPage(PageAddress Address, string Text, DateTimeOffset? LastModified);

/// <summary>Fetches pages as Markdown.</summary>
internal sealed class PageFetcher : IDisposable
{
    private const int MostRedirects = 5;
    private const int LargestPage = 8 * 1024 * 1024;

    private readonly FetchSettings _settings;
    private readonly HttpClient _http;

    /// <summary>Creates a fetcher.</summary>
    public PageFetcher(FetchSettings settings)
        : this(settings, new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
    {
    }

    /// <summary>Makes one that sends in its own way.</summary>
    /// <param name="settings">How pages are fetched.</param>
    /// <param name="handler">What sends; it follows no redirects and decompresses nothing.</param>
    internal PageFetcher(FetchSettings settings, HttpMessageHandler handler)
    {
        _settings = settings;
        _http = new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan, // all that is tried for a page has one deadline
            MaxResponseContentBufferSize = LargestPage,
        };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/markdown, text/plain;q=0.9, */*;q=0.1");
        _http.DefaultRequestHeaders.AcceptEncoding.ParseAdd(ResponseBody.Compression);
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("feishu-gen", typeof(PageFetcher).Assembly.GetName().Version!.ToString(3)));
    }

    /// <summary>Fetches a page in the first of its forms that is Markdown.</summary>
    /// <exception cref="FetchException">The page cannot be had.</exception>
    /// <exception cref="UserException">The host cannot be reached, so no page of it can.</exception>
    public async Task<FetchedPage> FetchAsync(PageAddress address, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(_settings.Timeout);
        try
        {
            return await FetchFormsAsync(address, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FetchException($"did not arrive within {_settings.Timeout.TotalSeconds} s");
        }
    }

    /// <summary>What is wrong with a page that is larger than any.</summary>
    public static FetchException TooLarge() => new($"is larger than {LargestPage / (1024 * 1024)} MB");

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<FetchedPage> FetchFormsAsync(PageAddress address, CancellationToken cancellation)
    {
        FetchException? failure = null;
        foreach (var form in address.Forms(_settings.Site))
        {
            try
            {
                return await FetchAsync(form, address, cancellation).ConfigureAwait(false);
            }
            catch (FetchException e)
            {
                // What there is says more than that there is nothing in another form.
                failure = failure is null || failure.IsMissing ? e : failure;
            }
        }

        throw failure!;
    }

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

            // Code is made of pages, so nobody on the way may write them.
            if (target.Scheme != form.Scheme && target.Scheme != Uri.UriSchemeHttps)
            {
                throw new FetchException($"leads from {form.Scheme} to {target}, and a page that came encrypted so far is not fetched without encryption");
            }

            address = PageAddress.Of(target) is { } moved ? moved with { Site = address.Site } : throw new FetchException($"leads to {target}, which is no page");
            form = target;
        }

        throw new FetchException($"leads on and on, more than {MostRedirects} times");
    }

    /// <summary>Sends once more where a connection broke, and after as long as the server asks for, if that is not too long.</summary>
    private async Task<HttpResponseMessage> SendPatientlyAsync(Uri form, CancellationToken cancellation)
    {
        var response = await SendAsync(form, isLast: false, cancellation).ConfigureAwait(false) ?? await SendAsync(form, isLast: true, cancellation).ConfigureAwait(false);
        if (response!.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
            || response.Headers.RetryAfter?.Delta is not { } wait
            || wait > _settings.Timeout / 2)
        {
            return response;
        }

        response.Dispose();
        await Task.Delay(wait, cancellation).ConfigureAwait(false);
        return (await SendAsync(form, isLast: true, cancellation).ConfigureAwait(false))!;
    }

    /// <summary>Gets a response with its whole body; null where the connection broke and there may be another attempt.</summary>
    private async Task<HttpResponseMessage?> SendAsync(Uri form, bool isLast, CancellationToken cancellation)
    {
        try
        {
            return await _http.GetAsync(form, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            throw new UserException($"cannot reach {form.Authority}: {e.Message}");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw TooLarge();
        }
        catch (HttpRequestException) when (!isLast)
        {
            return null;
        }
        catch (HttpRequestException e)
        {
            throw new FetchException($"cannot be read: {(e.InnerException ?? e).Message}");
        }
    }

    private static Uri? Target(HttpResponseMessage response, Uri form) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308
        ? response.Headers.Location is { } location && Uri.TryCreate(form, location, out var target) ? target : throw new FetchException("leads elsewhere, and does not say where to")
        : null;

    private static async Task<FetchedPage> ReadAsync(HttpResponseMessage response, PageAddress address, CancellationToken cancellation)
    {
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation))
        {
            throw response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone
                ? new FetchException($"there is no such page ({(int)response.StatusCode})", isMissing: true)
                : new FetchException($"the server responds with {(int)response.StatusCode} {response.ReasonPhrase}");
        }

        var type = response.Content.Headers.ContentType;
        var received = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        var body = ResponseBody.Decompress(received, response.Content.Headers.ContentEncoding, LargestPage);

        // The encoding of a web page is of no interest.
        var text = type?.MediaType is "text/html" ? "" : ResponseText.Decode(body, type?.CharSet);
        PageContent.Require(text, type?.MediaType, address);
        return new FetchedPage(address, text, response.Content.Headers.LastModified);
    }
}
