using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.Http.Readings;

/// <summary>Reads a result.</summary>
internal sealed class ModelReading<T> : Reading<T>
    where T : FeishuModel, IFeishuModel<T>
{
    public static readonly ModelReading<T> Instance = new();

    public override bool TryRead(IExchange exchange, FeishuAnswer answer, [MaybeNullWhen(false)] out T result)
    {
        T? data = null;
        var isTopLevel = exchange.Operation.Response == FeishuResponseKind.TopLevel;
        var envelope = isTopLevel ? Envelope.Read(answer.Body.Span) : Envelope.Read(answer.Body.Span, out data);
        var isDone = exchange.IsSuccess(answer, in envelope, mayLackCode: isTopLevel || data is not null);
        result = !isDone ? null : isTopLevel ? Envelope.ReadWhole<T>(answer.Body.Span) : data ?? Envelope.ReadEmpty<T>();
        return isDone;
    }
}
