using System.Net.Http.Headers;

namespace Feishu.Runtime;

/// <summary>A file that the platform answered with. It is read from the connection as it is asked for; disposing of it frees that.</summary>
public sealed class FeishuDownload : IDisposable, IAsyncDisposable
{
    private readonly HttpResponseMessage? _response;

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

    private FeishuDownload(HttpResponseMessage response, Stream content, long? length)
        : this(content, NameOf(response.Content.Headers.ContentDisposition), response.Content.Headers.ContentType?.ToString(), length)
    {
        _response = response;
        LogId = FeishuAnswer.FindLogId(response);
    }

    /// <summary>The content, read once.</summary>
    public Stream Content { get; }

    /// <summary>The file's name, less folders, or null where the platform gave none.</summary>
    public string? FileName { get; }

    /// <summary>The media type, or null where the platform gave none.</summary>
    public string? ContentType { get; }

    /// <summary>How many bytes there are, or null where the platform did not say.</summary>
    public long? Length { get; }

    /// <summary>The name of the request for the platform's support, or null.</summary>
    public string? LogId { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Content.Dispose();
        _response?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Content.DisposeAsync().ConfigureAwait(false);
        _response?.Dispose();
    }

    /// <summary>Whether an answer is a file: what is attached, and what is no JSON.</summary>
    internal static bool IsFile(HttpResponseMessage response) =>
        response.Content.Headers.ContentDisposition is { DispositionType: "attachment" }
        || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) != true;

    internal static async Task<FeishuDownload> OpenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new FeishuDownload(response, content, response.Content.Headers.ContentLength);
    }

    /// <summary>An answer that was read already, as a file.</summary>
    internal static FeishuDownload Of(FeishuAnswer answer) =>
        new(
            new MemoryStream(answer.Body.ToArray(), writable: false),
            NameOf(answer.Response.Content.Headers.ContentDisposition),
            answer.ContentType,
            answer.Body.Length);

    private static string? NameOf(ContentDispositionHeaderValue? disposition)
    {
        var name = (disposition?.FileNameStar ?? disposition?.FileName)?.Trim('"');
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        // A server may say anything; a name that leads elsewhere is cut down to its last part.
        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return file is "" or "." or ".." ? null : file;
    }
}
