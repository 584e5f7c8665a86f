using System.Text;

namespace Feishu.Runtime;

/// <summary>Reads a stream of server-sent events; comments, ids and names of events are passed over.</summary>
/// <param name="stream">The stream, which is disposed of with the reader.</param>
internal sealed class FeishuEventReader(Stream stream) : IDisposable
{
    /// <summary>What some services send as the last event.</summary>
    private const string EndMark = "[DONE]";

    private readonly StreamReader _reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
    private readonly StringBuilder _data = new();

    /// <summary>Whether an answer is such a stream.</summary>
    public static bool IsEventStream(HttpResponseMessage response) =>
        string.Equals(response.Content.Headers.ContentType?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    public void Dispose() => _reader.Dispose();

    /// <summary>Waits for the next event that has data.</summary>
    /// <returns>The data, or null at the end.</returns>
    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await _reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
            if (line is { Length: > 0 })
            {
                AddData(line);
                continue;
            }

            // A server that ends without the last blank line has said what it had to say.
            var data = _data.ToString().Trim();
            _data.Clear();
            if (data.Length > 0 && data != EndMark)
            {
                return Encoding.UTF8.GetBytes(data);
            }

            if (line is null || data == EndMark)
            {
                return null;
            }
        }
    }

    private void AddData(string line)
    {
        if (line.StartsWith("data:", StringComparison.Ordinal))
        {
            // A blank behind the colon belongs to the format; more of them are blanks between JSON's tokens.
            _data.Append(line, "data:".Length, line.Length - "data:".Length).Append('\n');
        }
    }
}
