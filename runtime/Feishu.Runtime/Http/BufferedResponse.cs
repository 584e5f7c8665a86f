using System.Buffers;
using System.Net;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Http;

/// <summary>An HTTP response, read to its end into pooled memory.</summary>
internal sealed class BufferedResponse : IDisposable
{
    private const int FirstSize = 4096;

    // An announced length is believed so far; what is longer comes before it gets room.
    private const int LongestBelieved = 1 << 20;

    private byte[] _buffer;
    private int _length;

    private BufferedResponse(HttpResponseMessage response, byte[] buffer)
    {
        Response = response;
        LogId = FindLogId(response);
        _buffer = buffer;
    }

    public HttpResponseMessage Response { get; }

    public string? LogId { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public string? ContentType => Response.Content.Headers.ContentType?.ToString();

    public ReadOnlyMemory<byte> Body => _buffer.AsMemory(0, _length);

    /// <summary>Reads a response, and takes it over.</summary>
    /// <param name="response">The response.</param>
    /// <param name="limit">How many bytes it may have.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ResponseTooLargeException">It has more.</exception>
    public static async ValueTask<BufferedResponse> ReadAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength ?? 0;
        if (announced > limit)
        {
            response.Dispose();
            throw ResponseTooLargeException.OfBody(limit);
        }

        // One more than announced, so that the end is found without growing.
        var size = announced is > 0 and < LongestBelieved ? (int)announced + 1 : FirstSize;
        var buffered = new BufferedResponse(response, ArrayPool<byte>.Shared.Rent(size));
        try
        {
            var stream = new ResponseStream(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
            await using (stream.ConfigureAwait(false))
            {
                await buffered.FillAsync(stream, limit, cancellationToken).ConfigureAwait(false);
            }

            return buffered;
        }
        catch
        {
            buffered.Dispose();
            throw;
        }
    }

    /// <summary>An event as a response of its own, for telling of its failure. It owns neither memory nor response, and is not disposed of.</summary>
    public static BufferedResponse OfEvent(HttpResponseMessage response, byte[] data) => new(response, data) { _length = data.Length };

    /// <summary>The name of the request for the platform's support.</summary>
    public static string? FindLogId(HttpResponseMessage response) => FindHeader(response, "X-Tt-Logid") ?? FindHeader(response, "X-Request-Id");

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _length = 0;
        }

        Response.Dispose();
    }

    private async ValueTask FillAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        while (await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            _length += count;
            if (_length > limit || (_length == limit && await HasMoreAsync(stream, cancellationToken).ConfigureAwait(false)))
            {
                throw ResponseTooLargeException.OfBody(limit);
            }

            if (_length == limit)
            {
                return;
            }

            if (_length == _buffer.Length)
            {
                Grow(limit);
            }
        }
    }

    /// <summary>Looks behind the limit with a byte of its own: the pool would give twice the memory for one byte more.</summary>
    private static async ValueTask<bool> HasMoreAsync(Stream stream, CancellationToken cancellationToken)
        => await stream.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) > 0;

    private void Grow(int limit)
    {
        var grown = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * _buffer.Length, limit));
        Body.CopyTo(grown);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = grown;
    }

    private static string? FindHeader(HttpResponseMessage response, string name)
        => response.Headers.NonValidated.TryGetValues(name, out var values) && values.ToString() is { Length: > 0 } value ? VisibleText.OneLine(value) : null;
}
