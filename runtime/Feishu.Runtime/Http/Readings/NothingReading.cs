namespace Feishu.Runtime.Http.Readings;

/// <summary>Looks whether a call succeeded, and gives true.</summary>
internal sealed class NothingReading : Reading<bool>
{
    public static readonly NothingReading Instance = new();

    public override bool TryRead(IExchange exchange, FeishuAnswer answer, out bool result)
    {
        var envelope = Envelope.Read(answer.Body.Span);
        return result = exchange.IsSuccess(answer, in envelope, mayLackCode: false);
    }
}
