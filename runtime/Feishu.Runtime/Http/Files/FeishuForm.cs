using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Feishu.Runtime.Http.Files;

/// <summary>A multipart body: its parts, from which the content of each attempt is made.</summary>
internal sealed class FeishuForm
{
    private readonly List<Part> _parts = [];

    /// <summary>Whether all parts can be sent a second time.</summary>
    public bool CanSendAgain => _parts.TrueForAll(p => p is not FilePart { File.CanSendAgain: false });

    /// <summary>The parts that are text.</summary>
    public IEnumerable<(string Name, string Text)> Texts => _parts.OfType<TextPart>().Select(part => (part.Name, part.Text));

    public void Add(Part part) => _parts.Add(part);

    public HttpContent CreateContent()
    {
        var boundary = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        HttpContent content = _parts.Count == 0 ? new ByteArrayContent(Encoding.ASCII.GetBytes($"--{boundary}--\r\n")) : CreateParts(boundary);

        // Quotes around the boundary are correct, but not every server takes them.
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary);
        return content;
    }

    private MultipartContent CreateParts(string boundary)
    {
        var content = new MultipartContent("form-data", boundary) { HeaderEncodingSelector = static (_, _) => Encoding.UTF8 };
        foreach (var part in _parts)
        {
            content.Add(part.CreateContent());
        }

        return content;
    }

    internal abstract class Part(string name)
    {
        public string Name => name;

        public abstract HttpContent CreateContent();

        /// <summary>
        /// Says which part it is. Names go as browsers and the platform's own SDKs send them, in UTF-8 between quotes. As servers differ in what they make of
        /// such a file name, it goes also as RFC 5987 has it wherever it is more than plain ASCII.
        /// </summary>
        protected void Describe(HttpContent content, string? fileName = null)
        {
            var disposition = new StringBuilder($"form-data; name=\"{Quoted(name)}\"");
            if (fileName is not null)
            {
                var quoted = Quoted(fileName);
                disposition.Append(CultureInfo.InvariantCulture, $"; filename=\"{quoted}\"");
                if (quoted != fileName || !Ascii.IsValid(fileName))
                {
                    disposition.Append("; filename*=UTF-8''").Append(Uri.EscapeDataString(fileName));
                }
            }

            content.Headers.TryAddWithoutValidation("Content-Disposition", disposition.ToString());
        }

        private static string Quoted(string text) => text.Replace("\\", "%5C", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);
    }

    internal sealed class TextPart(string name, string text) : Part(name)
    {
        public string Text => text;

        public override HttpContent CreateContent()
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            Describe(content);
            return content;
        }
    }

    internal sealed class FilePart(string name, FeishuUpload file) : Part(name)
    {
        public FeishuUpload File => file;

        public override HttpContent CreateContent()
        {
            var content = new FileContent(file);
            content.Headers.TryAddWithoutValidation("Content-Type", file.ContentType);
            Describe(content, file.FileName);
            return content;
        }
    }

    /// <summary>The caller's stream, which is not disposed of with the request.</summary>
    private sealed class FileContent(FeishuUpload file) : HttpContent
    {
        protected override bool TryComputeLength(out long length)
        {
            var known = file.Length;
            length = known ?? 0;
            return known is not null;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => file.CopyToAsync(stream, CancellationToken.None);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            file.CopyToAsync(stream, cancellationToken);
    }
}
