using System.Net.Http.Headers;
using Feishu.Runtime.Http.Files;

namespace Feishu.Runtime;

/// <summary>A file to send. It is streamed, never held in memory as a whole.</summary>
public sealed class FeishuUpload
{
    private readonly long _start;
    private int _isBeingSent;
    private bool _wasSent;

    /// <summary>Creates an upload.</summary>
    /// <param name="content">
    /// The content, from where the stream stands to its end. The stream stays the caller's. One that can seek can be sent again, from the same place;
    /// one that cannot is good for a single attempt. It serves one call at a time.
    /// </param>
    /// <param name="fileName">The file's name, of whatever characters; without folders.</param>
    /// <param name="contentType">The media type; null for <c>application/octet-stream</c>.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, the name is empty or holds control characters, or the media type is none.</exception>
    public FeishuUpload(Stream content, string fileName, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (!content.CanRead)
        {
            throw new ArgumentException("The stream cannot be read.", nameof(content));
        }

        if (fileName.Any(char.IsControl))
        {
            throw new ArgumentException("A file name holds no control characters.", nameof(fileName));
        }

        if (contentType is not null && !MediaTypeHeaderValue.TryParse(contentType, out _))
        {
            throw new ArgumentException("A media type is written like image/png.", nameof(contentType));
        }

        Content = content;
        FileName = fileName;
        ContentType = contentType ?? "application/octet-stream";
        _start = content.CanSeek ? content.Position : 0;
    }

    /// <summary>The content.</summary>
    public Stream Content { get; }

    /// <summary>The file's name.</summary>
    public string FileName { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>Told how many bytes of the file were sent so far; begins anew where the file is sent again.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Whether to send it however large it is, where the platform takes more than the operation's page says.</summary>
    public bool IgnoresSizeLimit { get; init; }

    /// <summary>How many bytes there are; null where the stream cannot tell.</summary>
    public long? Length => Content.CanSeek ? Math.Max(0, Content.Length - _start) : null;

    /// <summary>Whether the content can be sent a second time: not where it cannot be rewound, nor while an attempt still reads it.</summary>
    internal bool CanSendAgain => Content.CanSeek && Volatile.Read(ref _isBeingSent) == 0;

    /// <summary>A file of bytes that are in memory anyway.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">The file's name, of whatever characters; without folders.</param>
    /// <param name="contentType">The media type; null for <c>application/octet-stream</c>.</param>
    /// <returns>The file.</returns>
    /// <exception cref="ArgumentException">The name is empty or holds control characters, or the media type is none.</exception>
    public static FeishuUpload FromBytes(byte[] content, string fileName, string? contentType = null) =>
        new(new MemoryStream(content ?? throw new ArgumentNullException(nameof(content)), writable: false), fileName, contentType);

    /// <summary>The name and the size.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => Length is { } length ? $"{FileName} ({length} bytes)" : FileName;

    /// <summary>Sends the content from where it began.</summary>
    /// <exception cref="InvalidOperationException">Another call reads the stream, or has read it and it cannot be rewound: a part of the file would be sent as the whole.</exception>
    internal async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isBeingSent, 1) != 0)
        {
            throw new InvalidOperationException($"The stream of {FileName} is being sent by another call; it serves one at a time.");
        }

        try
        {
            Rewind();
            await Content.CopyToAsync(Progress is null ? target : new ProgressStream(target, Progress), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isBeingSent, 0);
        }
    }

    private void Rewind()
    {
        if (Content.CanSeek)
        {
            Content.Position = _start;
        }
        else if (_wasSent)
        {
            throw new InvalidOperationException($"The stream of {FileName} was sent before and cannot be rewound; open it anew.");
        }

        _wasSent = true;
    }
}
