using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.Http.Readings;

/// <summary>Reads a result.</summary>
internal sealed class ModelReading<T> : Reading<T>
    where T : FeishuModel, IFeishuModel<T>
{
    public static readonly ModelReading<T> Instance = new();

    public override bool TryRead(IExchange exchange, BufferedResponse buffered, [MaybeNullWhen(false)] out T result)
    {
        T? data = null;
        var isTopLevel = exchange.Operation.Response == FeishuResponseKind.TopLevel;
        var envelope = isTopLevel ? Envelope.Read(buffered.Body.Span) : Envelope.Read(buffered.Body.Span, out data);
        var isDone = exchange.IsSuccess(buffered, in envelope, mayLackCode: isTopLevel || data is not null);
        result = !isDone ? null : isTopLevel ? Envelope.ReadWhole<T>(buffered.Body.Span) : data ?? Envelope.ReadEmpty<T>();
        return isDone;
    }
}
