using Feishu.Runtime.Http;
using Feishu.Runtime.Http.Files;
using Feishu.Runtime.Http.Readings;

namespace Feishu.Runtime;

/// <summary>A file that came as the response. It is read from the connection as it is asked for; disposing of it frees that.</summary>
/// <remarks>
/// The call is over once its response has begun: neither its timeout nor its cancellation ends the reading, which has tokens of its own.
/// Where the connection is lost on the way, or what comes cannot be decompressed or is cut off, reading <see cref="Content"/> throws an <see cref="IOException"/>; a file is never silently cut short.
/// </remarks>
public sealed class FeishuDownload : IDisposable, IAsyncDisposable
{
    private readonly HttpResponseMessage? _connection;

    /// <summary>Makes one, for tests.</summary>
    /// <param name="content">The content, which is disposed of with the file.</param>
    /// <param name="fileName">The file's name, or null.</param>
    /// <param name="contentType">The media type, or null.</param>
    /// <param name="length">How many bytes there are, or null.</param>
    public FeishuDownload(Stream content, string? fileName = null, string? contentType = null, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        FileName = fileName;
        ContentType = contentType;
        Length = length;
    }

    private FeishuDownload(Stream content, HttpResponseMessage response, long? length, bool isOpen)
        : this(content, AttachedFile.NameIn(response.Content.Headers), response.Content.Headers.ContentType?.ToString(), length)
    {
        _connection = isOpen ? response : null;
        LogId = BufferedResponse.FindLogId(response);
    }

    /// <summary>The content, read once. Reading throws an <see cref="IOException"/> where the connection is lost or what comes cannot be decompressed or is cut off.</summary>
    public Stream Content { get; }

    /// <summary>
    /// The file's name, or null where the platform gave none. It can be used on every system: it has no folders, quotes, trailing dots and characters that cannot be seen, has <c>_</c> for what Windows
    /// does not take and before the names of its devices, and at most 255 bytes of UTF-8.
    /// </summary>
    public string? FileName { get; }

    /// <summary>The media type, or null where the platform gave none.</summary>
    public string? ContentType { get; }

    /// <summary>How many bytes there are, or null where the platform did not say.</summary>
    public long? Length { get; }

    /// <summary>The name of the request for the platform's support, or null.</summary>
    public string? LogId { get; }

    /// <summary>Copies the content to another stream, such as a file's.</summary>
    /// <param name="target">The other stream.</param>
    /// <param name="progress">Told how many bytes have come so far; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the copying.</param>
    /// <returns>A task that ends with the content.</returns>
    /// <exception cref="IOException">The connection was lost, or what came cannot be decompressed.</exception>
    public Task CopyToAsync(Stream target, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return Content.CopyToAsync(progress is null ? target : new ProgressStream(target, progress), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Content.Dispose();
        _connection?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        _connection?.Dispose();
    }

    /// <summary>Whether a response is surely a file: what is attached or named, and what is no JSON.</summary>
    internal static bool IsFile(HttpResponseMessage response) =>
        AttachedFile.IsIn(response.Content.Headers)
        || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>A response that is still to be read, which is taken over.</summary>
    internal static FeishuDownload Of(HttpResponseMessage response, Stream content) => new(content, response, response.Content.Headers.ContentLength, isOpen: true);

    /// <summary>A response that was read already, as a file.</summary>
    internal static FeishuDownload Of(BufferedResponse buffered) =>
        new(new MemoryStream(buffered.Body.ToArray(), writable: false), buffered.Response, buffered.Body.Length, isOpen: false);
}
