using System.Runtime.CompilerServices;
using System.Text;

namespace Feishu.Runtime;

/// <summary>Reads a stream of server-sent events.</summary>
internal static class FeishuEventReader
{
    /// <summary>What some services send as the last event.</summary>
    private const string EndMark = "[DONE]";

    /// <summary>Whether an answer is such a stream.</summary>
    public static bool IsEventStream(HttpResponseMessage response) =>
        string.Equals(response.Content.Headers.ContentType?.MediaType, "text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>The data of the events, in order; comments, ids and names of events are passed over.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        HttpResponseMessage response, FeishuExchange exchange, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var data = new StringBuilder();
        while (await ReadLineAsync(reader, response, exchange, cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith("data:", StringComparison.Ordinal))
            {
                data.Append(data.Length == 0 ? "" : "\n").Append(line.AsSpan(5).TrimStart(' '));
            }
            else if (line.Length == 0 && data.Length > 0)
            {
                var text = data.ToString();
                data.Clear();
                if (text == EndMark)
                {
                    yield break;
                }

                yield return Encoding.UTF8.GetBytes(text);
            }
        }

        // A server that ends without the last blank line has said what it had to say.
        if (data.Length > 0 && data.ToString() is var last && last != EndMark)
        {
            yield return Encoding.UTF8.GetBytes(last);
        }
    }

    private static async Task<string?> ReadLineAsync(
        StreamReader reader, HttpResponseMessage response, FeishuExchange exchange, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException or IOException)
        {
            exchange.Throw(e, response);
            throw;
        }
    }
}
