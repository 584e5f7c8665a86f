namespace Feishu.Runtime;

/// <summary>Gets the tokens of a self-built app for its id and secret.</summary>
internal sealed class AppTokenFetcher
{
    // More than this the platform never gives; it keeps a senseless answer from overflowing a date.
    private const long LongestLifetime = 24 * 60 * 60;

    private static readonly FeishuOperation s_tenantOperation = Operation("auth.v3.tenantAccessToken.internal", "/open-apis/auth/v3/tenant_access_token/internal");
    private static readonly FeishuOperation s_appOperation = Operation("auth.v3.appAccessToken.internal", "/open-apis/auth/v3/app_access_token/internal");

    private readonly FeishuTransport _transport;
    private readonly AppCredentials _credentials;
    private readonly TimeProvider _clock;

    public AppTokenFetcher(FeishuTransport transport, FeishuOptions options)
    {
        _transport = transport;
        _credentials = new AppCredentials { AppId = options.AppId, AppSecret = options.AppSecret };
        _clock = options.TimeProvider;
    }

    public async Task<AccessToken> FetchTenantTokenAsync()
    {
        var asked = _clock.GetUtcNow();
        var answer = await AskAsync(s_tenantOperation).ConfigureAwait(false);
        return TokenOf(s_tenantOperation, answer.TenantAccessToken, answer.Expire, asked);
    }

    public async Task<AccessToken> FetchAppTokenAsync()
    {
        var asked = _clock.GetUtcNow();
        var answer = await AskAsync(s_appOperation).ConfigureAwait(false);
        return TokenOf(s_appOperation, answer.AppAccessToken, answer.Expire, asked);
    }

    private async Task<AccessTokenAnswer> AskAsync(FeishuOperation operation)
    {
        var call = new FeishuCall(operation, options: null);
        call.SetBody(_credentials);
        try
        {
            return await _transport.SendAsync<AccessTokenAnswer>(call).ConfigureAwait(false);
        }
        catch (FeishuApiException e) when (FeishuCommonErrors.Find(e.Code) is null)
        {
            throw new FeishuCredentialsException(e, _credentials.AppId!);
        }
    }

    private static AccessToken TokenOf(FeishuOperation operation, string? text, long? seconds, DateTimeOffset asked)
        => TokenText.IsValid(text)
            ? AccessToken.Of(text!, TimeSpan.FromSeconds(Math.Clamp(seconds ?? 0, 0, LongestLifetime)), asked)
            : throw new FeishuTransportException(operation, "was answered without a token");

    private static FeishuOperation Operation(string id, string path) => new(id, HttpMethod.Post, path)
    {
        Title = "A token for a self-built app",
        RequestType = typeof(AppCredentials),
        ResponseType = typeof(AccessTokenAnswer),
        Body = FeishuBodyKind.Json,
        Answer = FeishuAnswerKind.TopLevel,
        AppTypes = FeishuAppTypes.Custom,
    };
}
