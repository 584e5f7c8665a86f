namespace Feishu.Runtime.Http.Readings;

/// <summary>Takes the whole response.</summary>
internal sealed class JsonReading : Reading<FeishuJson>
{
    public static readonly JsonReading Instance = new();

    public override bool TryRead(IExchange exchange, BufferedResponse buffered, out FeishuJson result)
    {
        var envelope = Envelope.Read(buffered.Body.Span);
        var isDone = exchange.IsSuccess(buffered, in envelope, mayLackCode: true);
        result = isDone ? Envelope.ReadJson(buffered.Body.Span) : default;
        return isDone;
    }
}
