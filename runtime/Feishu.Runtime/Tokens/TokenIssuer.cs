namespace Feishu.Runtime;

/// <summary>Asks the platform for tokens.</summary>
internal abstract class TokenIssuer(FeishuTransport transport, FeishuOptions options)
{
    // More than this the platform never gives; it keeps a senseless answer from overflowing a date.
    private const long LongestLifetime = 366L * 24 * 60 * 60;

    protected string AppId { get; } = options.AppId;

    protected string AppSecret { get; } = options.AppSecret;

    protected TimeProvider Clock { get; } = options.TimeProvider;

    /// <summary>Sends a request that carries its credentials in the body.</summary>
    /// <returns>The whole answer.</returns>
    protected Task<FeishuJson> AskAsync(FeishuOperation operation, FeishuJsonObject body, CancellationToken cancellationToken = default)
    {
        var call = new FeishuCall(operation, options: null);
        call.SetBody(body.Build());
        return transport.SendJsonAsync(call, cancellationToken);
    }

    /// <summary>Takes a token out of an answer.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="text">The token.</param>
    /// <param name="seconds">How long it lives.</param>
    /// <param name="asked">When it was asked for, so that its time is not thought to be longer than it is.</param>
    protected static FeishuStoredToken TokenOf(FeishuOperation operation, FeishuJson text, FeishuJson seconds, DateTimeOffset asked)
        => text.GetString() is { } token && TokenText.IsValid(token)
            ? FeishuStoredToken.Of(token, LifetimeOf(seconds), asked)
            : throw new FeishuTransportException(operation, "was answered without a token");

    protected static TimeSpan LifetimeOf(FeishuJson seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds.GetInt64() ?? 0, 0, LongestLifetime));

    /// <param name="id">The operation's id.</param>
    /// <param name="path">Its path.</param>
    /// <param name="title">Its title.</param>
    /// <param name="appTypes">Who may call it.</param>
    /// <param name="transientCodes">The codes by which it asks to be tried again, where it must not be otherwise.</param>
    protected static FeishuOperation Operation(string id, string path, string title, FeishuAppTypes appTypes, params long[] transientCodes) => new(id, HttpMethod.Post, path)
    {
        Title = title,
        Body = FeishuBodyKind.Json,
        Answer = FeishuAnswerKind.TopLevel,
        AppTypes = appTypes,
        IsForCredentials = true,
        IsRepeatable = transientCodes.Length == 0,
        TransientCodes = transientCodes,
    };
}
