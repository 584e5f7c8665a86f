using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Feishu.Runtime.Http.Readings;

/// <summary>Takes a response for a file. A JSON response is one where it is no envelope: where it has no code that is a number.</summary>
internal sealed class FileReading : Reading<FeishuDownload>
{
    public static readonly FileReading Instance = new();

    public override bool MayBeElsewhere => true;

    public override bool IsStream(HttpResponseMessage response) => FeishuDownload.IsFile(response);

    public override FeishuDownload Open(HttpResponseMessage response, Stream content) => FeishuDownload.Of(response, content);

    public override bool TryRead(IExchange exchange, BufferedResponse buffered, [MaybeNullWhen(false)] out FeishuDownload result)
    {
        result = null;
        try
        {
            var envelope = Envelope.Read(buffered.Body.Span);
            if (envelope.Code is not null || !buffered.Response.IsSuccessStatusCode)
            {
                return exchange.IsSuccess(buffered, in envelope, mayLackCode: false) ? throw exchange.OfMissingFile(buffered) : false;
            }
        }
        catch (JsonException) when (buffered.Response.IsSuccessStatusCode)
        {
            // An array, or what only calls itself JSON.
        }

        result = FeishuDownload.Of(buffered);
        return true;
    }
}
