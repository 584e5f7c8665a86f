namespace Feishu.Runtime.Http.Readings;

/// <summary>Looks whether a call succeeded, and gives true.</summary>
internal sealed class NothingReading : Reading<bool>
{
    public static readonly NothingReading Instance = new();

    public override bool TryRead(IExchange exchange, BufferedResponse buffered, out bool result)
    {
        var envelope = Envelope.Read(buffered.Body.Span);
        return result = exchange.IsSuccess(buffered, in envelope, mayLackCode: false);
    }
}
