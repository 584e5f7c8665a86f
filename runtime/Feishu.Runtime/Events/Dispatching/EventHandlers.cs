namespace Feishu.Runtime.Events.Dispatching;

/// <summary>Ways to handlers of every kind.</summary>
internal static class EventHandlers
{
    /// <summary>To a handler of one type of events.</summary>
    public static EventRoute Typed<TEvent>(Func<TEvent, FeishuEventContext, CancellationToken, Task> handle)
        where TEvent : FeishuModel, IFeishuEvent<TEvent>
        => (payload, context, cancellationToken) => WithoutWords(handle(payload.To<TEvent>(), context, cancellationToken));

    /// <summary>To a handler of JSON.</summary>
    public static EventRoute Untyped(Func<FeishuJson, FeishuEventContext, CancellationToken, Task> handle)
        => (payload, context, cancellationToken) => WithoutWords(handle(payload, context, cancellationToken));

    /// <summary>To a handler of card actions, whose response the card's user sees.</summary>
    public static EventRoute CardAction(Func<FeishuCardAction, FeishuEventContext, CancellationToken, Task<FeishuCardResponse?>> handle)
        => async (payload, context, cancellationToken) =>
        {
            var action = FeishuCardAction.Read(payload);
            var response = await handle(action, context, cancellationToken).ConfigureAwait(false);
            return response?.ToJson(context.Header.IsOldForm).Utf8 ?? FeishuEventResult.NoWords;
        };

    private static async Task<ReadOnlyMemory<byte>> WithoutWords(Task handling)
    {
        await handling.ConfigureAwait(false);
        return FeishuEventResult.NoWords;
    }
}
