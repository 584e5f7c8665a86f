namespace Feishu.Runtime.Client;

/// <summary>Keeps the last response that calls with its options get.</summary>
internal sealed class ResponseRecorder
{
    private FeishuResponse? _last;

    public ResponseRecorder(FeishuCallOptions? options)
    {
        var callers = options?.OnResponse;
        Options = (options ?? new FeishuCallOptions()) with
        {
            OnResponse = info =>
            {
                callers?.Invoke(info);
                Volatile.Write(ref _last, new FeishuResponse(info.Status, info.LogId, info.Headers, info.Body.ToArray()));
            },
        };
    }

    public FeishuCallOptions Options { get; }

    /// <exception cref="InvalidOperationException">There was none.</exception>
    public FeishuResponse Response => Volatile.Read(ref _last) ?? throw new InvalidOperationException(
        $"No response came with the options that {nameof(FeishuClientBase.WithResponseAsync)} gave: pass them to the call, as in options => feishu.Task.V1.Task.GetAsync(id, options: options).");
}
