using Feishu.Runtime.Http.ServerSentEvents;

namespace Feishu.Runtime.Http.Readings;

/// <summary>Takes a response for a stream of events, or for the one event that there is.</summary>
internal sealed class SseReading<T> : Reading<SseOpening<T>>
    where T : FeishuModel, IFeishuModel<T>
{
    public static readonly SseReading<T> Instance = new();

    public override bool IsStream(HttpResponseMessage response) => SseReader.IsEventStream(response);

    public override SseOpening<T> Open(HttpResponseMessage response, Stream content) => new(response, content, Whole: null);

    public override bool TryRead(IExchange exchange, BufferedResponse buffered, out SseOpening<T> result)
    {
        var isDone = ModelReading<T>.Instance.TryRead(exchange, buffered, out var whole);
        result = new(Response: null, Content: null, whole);
        return isDone;
    }
}

/// <summary>A stream of events, or the only one.</summary>
/// <param name="Response">The response that is still to be read.</param>
/// <param name="Content">Its content.</param>
/// <param name="Whole">The only event.</param>
internal readonly record struct SseOpening<T>(HttpResponseMessage? Response, Stream? Content, T? Whole);
