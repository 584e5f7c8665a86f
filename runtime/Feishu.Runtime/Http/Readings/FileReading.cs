using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Feishu.Runtime.Http.Readings;

/// <summary>Takes an answer for a file. A JSON answer is one where it is no envelope: where it has no code that is a number.</summary>
internal sealed class FileReading : Reading<FeishuDownload>
{
    public static readonly FileReading Instance = new();

    public override bool MayBeElsewhere => true;

    public override bool IsStream(HttpResponseMessage response) => FeishuDownload.IsFile(response);

    public override FeishuDownload Open(HttpResponseMessage response, Stream content) => FeishuDownload.Of(response, content);

    public override bool TryRead(IExchange exchange, FeishuAnswer answer, [MaybeNullWhen(false)] out FeishuDownload result)
    {
        result = null;
        try
        {
            var envelope = Envelope.Read(answer.Body.Span);
            if (envelope.Code is not null || !answer.Response.IsSuccessStatusCode)
            {
                return exchange.IsSuccess(answer, in envelope, mayLackCode: false) ? throw exchange.OfMissingFile(answer) : false;
            }
        }
        catch (JsonException) when (answer.Response.IsSuccessStatusCode)
        {
            // An array, or what only calls itself JSON.
        }

        result = FeishuDownload.Of(answer);
        return true;
    }
}
