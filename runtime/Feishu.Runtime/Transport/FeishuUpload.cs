namespace Feishu.Runtime;

/// <summary>A file to send. It is streamed, never held in memory as a whole.</summary>
public sealed class FeishuUpload
{
    private readonly long _start;

    /// <summary>Makes one.</summary>
    /// <param name="content">The content, from where the stream stands to its end. The stream stays the caller's; one that can seek can be sent again.</param>
    /// <param name="fileName">The file's name, of whatever characters; without folders.</param>
    /// <param name="contentType">The media type; null for <c>application/octet-stream</c>.</param>
    /// <exception cref="ArgumentException">The stream cannot be read, or the name is empty or holds control characters.</exception>
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

    /// <summary>How many bytes there are; null where the stream cannot tell.</summary>
    public long? Length => Content.CanSeek ? Content.Length - _start : null;

    /// <summary>Whether the content can be sent a second time.</summary>
    internal bool CanSendAgain => Content.CanSeek;

    /// <summary>A file of bytes that are in memory anyway.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="fileName">The file's name, of whatever characters; without folders.</param>
    /// <param name="contentType">The media type; null for <c>application/octet-stream</c>.</param>
    /// <returns>The file.</returns>
    public static FeishuUpload FromBytes(byte[] content, string fileName, string? contentType = null) =>
        new(new MemoryStream(content ?? throw new ArgumentNullException(nameof(content)), writable: false), fileName, contentType);

    /// <summary>Goes back to where the content began.</summary>
    internal Stream Rewind()
    {
        if (Content.CanSeek)
        {
            Content.Position = _start;
        }

        return Content;
    }

    /// <summary>The name and the size.</summary>
    /// <returns>A text for logs and debuggers.</returns>
    public override string ToString() => Length is { } length ? $"{FileName} ({length} bytes)" : FileName;
}
