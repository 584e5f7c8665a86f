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

    /// <summary>The response that came last; null where none came.</summary>
    public FeishuResponse? Last => Volatile.Read(ref _last);

    /// <summary>What to throw where none came.</summary>
    public static InvalidOperationException Missing() => new(
        $"The call was sent without the options that {nameof(FeishuClientBase.WithResponseAsync)} gave, so its response is not known. Pass them to the call, as in options => feishu.Task.V1.Task.GetAsync(id, options: options).");
}
