namespace Feishu.Runtime.Tokens;

/// <summary>Asks the platform for tokens.</summary>
internal abstract class TokenIssuer(AppCredentials app, SendTokenRequest send, TimeProvider clock)
{
    // More than this the platform never gives, so it is a mistake.
    private const long LongestLifetime = 366L * 24 * 60 * 60;

    // The platform gives no token that ends sooner: asked with less time left, it gives a new one.
    private static readonly TimeSpan s_assumedLifetime = TimeSpan.FromMinutes(30);

    protected string AppId { get; } = app.AppId;

    /// <summary>The app's secret as it is now.</summary>
    protected string AppSecret => app.AppSecret;

    protected TimeProvider Clock { get; } = clock;

    /// <summary>Sends a request that carries its credentials in the body.</summary>
    /// <returns>The whole response.</returns>
    protected Task<FeishuJson> AskAsync(FeishuOperation operation, FeishuJsonObject body, CancellationToken cancellationToken = default)
        => send(operation, body.Build(), cancellationToken);

    /// <summary>Takes a token out of a response.</summary>
    /// <param name="operation">What was asked.</param>
    /// <param name="text">The token.</param>
    /// <param name="seconds">How long it lives. Where that is missing or makes no sense, half an hour is assumed, so that not every call fetches a token.</param>
    /// <param name="asked">When it was asked for, so that its time is not thought to be longer than it is.</param>
    protected static FeishuStoredToken TokenOf(FeishuOperation operation, FeishuJson text, FeishuJson seconds, DateTimeOffset asked)
        => text.GetString() is { } token && TokenText.IsValid(token)
            ? FeishuStoredToken.Of(token, LifetimeOf(seconds) ?? s_assumedLifetime, asked)
            : throw new FeishuTransportException($"{operation} got a response without a token", operation);

    /// <returns>The lifetime; null where the platform does not say a sensible one.</returns>
    protected static TimeSpan? LifetimeOf(FeishuJson seconds) => seconds.GetDouble() is { } count and > 0 and <= LongestLifetime ? TimeSpan.FromSeconds(count) : null;

    /// <param name="id">The operation's id.</param>
    /// <param name="path">Its path.</param>
    /// <param name="title">Its title.</param>
    /// <param name="appTypes">Who may call it.</param>
    /// <param name="transientCodes">The codes by which it asks to be tried again, where it must not be otherwise.</param>
    protected static FeishuOperation Operation(string id, string path, string title, FeishuAppTypes appTypes, params long[] transientCodes) => new(id, HttpMethod.Post, path)
    {
        Title = title,
        Body = FeishuBodyKind.Json,
        Response = FeishuResponseKind.TopLevel,
        AppTypes = appTypes,
        IsForCredentials = true,
        IsRepeatable = transientCodes.Length == 0,
        TransientCodes = transientCodes,
    };
}
