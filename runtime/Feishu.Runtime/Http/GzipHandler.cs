using System.IO.Compression;
using System.Net;

namespace Feishu.Runtime.Http;

/// <summary>
/// Asks for compressed responses and unpacks them. The framework's own way takes a response that is cut off for a whole one; it also knows Brotli, which adds 700 KB to a native program.
/// </summary>
internal sealed class GzipHandler : DelegatingHandler
{
    private const string Gzip = "gzip";
    private const string Identity = "identity";

    /// <summary>Makes one for a chain of handlers, which sets what comes behind it.</summary>
    public GzipHandler()
    {
    }

    /// <param name="inner">What sends.</param>
    public GzipHandler(HttpMessageHandler inner)
        : base(inner)
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.NonValidated.Contains("Accept-Encoding"))
        {
            // A part of a packed file cannot be unpacked.
            request.Headers.TryAddWithoutValidation("Accept-Encoding", request.Headers.NonValidated.Contains("Range") ? Identity : Gzip);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Content.Headers.NonValidated.Contains("Content-Encoding")
            && response.Content.Headers.ContentEncoding is var encodings && encodings.LastOrDefault() is { } last && last.Equals(Gzip, StringComparison.OrdinalIgnoreCase))
        {
            response.Content = new UnpackedContent(response.Content);
        }

        return response;
    }

    private sealed class UnpackedContent : HttpContent
    {
        private readonly HttpContent _packed;

        public UnpackedContent(HttpContent packed)
        {
            _packed = packed;
            foreach (var (name, values) in packed.Headers.NonValidated)
            {
                Headers.TryAddWithoutValidation(name, values);
            }

            // Both are of what was sent, not of what is read.
            Headers.ContentLength = null;
            Headers.ContentEncoding.Clear();
            foreach (var encoding in packed.Headers.ContentEncoding.SkipLast(1))
            {
                Headers.ContentEncoding.Add(encoding);
            }
        }

        protected override Task<Stream> CreateContentReadStreamAsync() => CreateContentReadStreamAsync(CancellationToken.None);

        protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
            new ResponseStream(new GZipStream(new WholeGzip(await _packed.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false)), CompressionMode.Decompress));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var plain = await CreateContentReadStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (plain.ConfigureAwait(false))
            {
                await plain.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _packed.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
