using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Feishu.Runtime;

/// <summary>A multipart body: its parts, from which the content of each attempt is made.</summary>
internal sealed class FeishuForm
{
    private readonly List<Part> _parts = [];

    /// <summary>Whether all parts can be sent a second time.</summary>
    public bool CanSendAgain => _parts.TrueForAll(p => p is not FilePart { File.CanSendAgain: false });

    public void Add(Part part) => _parts.Add(part);

    public HttpContent CreateContent()
    {
        var boundary = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var form = new MultipartFormDataContent(boundary);

        // Quotes around the boundary are correct, but not every server takes them.
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary);
        foreach (var part in _parts)
        {
            form.Add(part.CreateContent());
        }

        return form;
    }

    internal abstract class Part(string name)
    {
        protected string Name => name;

        public abstract HttpContent CreateContent();

        /// <summary>Names and file names go as quoted UTF-8; what is not ASCII also as RFC 5987 has it.</summary>
        protected static void Describe(HttpContent content, string name, string? fileName)
        {
            var disposition = new StringBuilder("form-data; name=\"").Append(Quoted(name)).Append('"');
            if (fileName is not null)
            {
                var isAscii = Ascii.IsValid(fileName);
                disposition.Append("; filename=\"").Append(isAscii ? Quoted(fileName) : AsciiName(fileName)).Append('"');
                if (!isAscii)
                {
                    disposition.Append("; filename*=UTF-8''").Append(Uri.EscapeDataString(fileName));
                }
            }

            content.Headers.TryAddWithoutValidation("Content-Disposition", disposition.ToString());
        }

        private static string Quoted(string text) => text.Replace("\\", "%5C", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);

        private static string AsciiName(string name) => Quoted(string.Concat(name.Select(c => char.IsAscii(c) ? c : '_')));
    }

    internal sealed class TextPart(string name, string text) : Part(name)
    {
        public override HttpContent CreateContent()
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            Describe(content, Name, fileName: null);
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
            Describe(content, Name, file.FileName);
            return content;
        }
    }

    /// <summary>The caller's stream, which is not disposed of with the request.</summary>
    private sealed class FileContent(FeishuUpload file) : HttpContent
    {
        protected override bool TryComputeLength(out long length)
        {
            length = file.Length ?? 0;
            return file.Length is not null;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => file.Rewind().CopyToAsync(stream);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            file.Rewind().CopyToAsync(stream, cancellationToken);
    }
}
