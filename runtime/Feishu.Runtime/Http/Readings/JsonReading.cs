namespace Feishu.Runtime.Http.Readings;

/// <summary>Takes the whole answer.</summary>
internal sealed class JsonReading : Reading<FeishuJson>
{
    public static readonly JsonReading Instance = new();

    public override bool TryRead(IExchange exchange, FeishuAnswer answer, out FeishuJson result)
    {
        var envelope = Envelope.Read(answer.Body.Span);
        var isDone = exchange.IsSuccess(answer, in envelope, mayLackCode: true);
        result = isDone ? Envelope.ReadJson(answer.Body.Span) : default;
        return isDone;
    }
}
