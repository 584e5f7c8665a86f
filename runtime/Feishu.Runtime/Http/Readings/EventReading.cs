using Feishu.Runtime.Http.ServerSentEvents;

namespace Feishu.Runtime.Http.Readings;

/// <summary>Takes an answer for a stream of events, or for the one event that there is.</summary>
internal sealed class EventReading<T> : Reading<EventAnswer<T>>
    where T : FeishuModel, IFeishuModel<T>
{
    public static readonly EventReading<T> Instance = new();

    public override bool IsStream(HttpResponseMessage response) => FeishuEventReader.IsEventStream(response);

    public override EventAnswer<T> Open(HttpResponseMessage response, Stream content) => new(response, content, Whole: null);

    public override bool TryRead(IExchange exchange, FeishuAnswer answer, out EventAnswer<T> result)
    {
        var isDone = ModelReading<T>.Instance.TryRead(exchange, answer, out var whole);
        result = new(Response: null, Content: null, whole);
        return isDone;
    }
}

/// <summary>A stream of events, or the only one.</summary>
/// <param name="Response">The answer that is still to be read.</param>
/// <param name="Content">Its content.</param>
/// <param name="Whole">The only event.</param>
internal readonly record struct EventAnswer<T>(HttpResponseMessage? Response, Stream? Content, T? Whole);
