namespace Feishu.Runtime;

/// <summary>Which failures another attempt may cure without anything being done twice. Everything else is reported once.</summary>
internal static class RetryRules
{
    /// <summary>Whether a call may be repeated after a failure.</summary>
    public static bool MayRepeat(FeishuExchange exchange, Exception? failure)
        => failure is FeishuException e
           && ReferenceEquals(e.Operation, exchange.Operation) // and not the fetching of its token, which repeats by itself
           && exchange.CanSendAgain
           && e.InnerException is not ResponseTooLargeException
           && (WasNotActedOn(e) || (IsIdempotent(exchange) && (WasLost(e) || AsksToTryAgain(e))) || (ChangesNothingTwice(exchange) && IsOfServer(e)));

    /// <summary>Whether the platform refused as there were too many calls. The monthly quota is not meant: it does not come back by waiting.</summary>
    public static bool IsOfRate(FeishuException failure) => failure switch
    {
        FeishuApiException { Code: FeishuCommonErrors.QuotaUsedUp } => false,
        FeishuApiException e when e.Operation?.IsRateLimited(e.Code) ?? FeishuCommonErrors.IsRateLimited(e.Code) => true,
        _ => (int?)failure.Status == 429,
    };

    /// <summary>The platform refused before doing anything, or the request never reached it.</summary>
    private static bool WasNotActedOn(FeishuException failure)
        => IsOfRate(failure)
           || (failure is FeishuApiException e && failure.Operation!.TransientCodes.Contains(e.Code))
           || (failure is FeishuTransportException && failure.InnerException is HttpRequestException
           {
               HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
           });

    /// <summary>No answer came, or one in part or garbled: the platform may have done it, or not.</summary>
    private static bool WasLost(FeishuException failure)
        => failure is FeishuTransportException { InnerException: not (null or TimeoutException or OperationCanceledException) } && (int?)failure.Status is null or < 300;

    /// <summary>The operation's page says of the code that another try may do. It may have done something already, as after an answer that was lost.</summary>
    private static bool AsksToTryAgain(FeishuException failure) => failure is FeishuApiException e && failure.Operation!.TryAgainCodes.Contains(e.Code);

    private static bool IsOfServer(FeishuException failure)
        => failure is FeishuApiException or FeishuTransportException && failure.InnerException is not TimeoutException && (int?)failure.Status >= 500;

    private static bool IsIdempotent(FeishuExchange exchange)
        => ChangesNothingTwice(exchange) || exchange.Operation.Method == HttpMethod.Put || exchange.Operation.Method == HttpMethod.Delete;

    private static bool ChangesNothingTwice(FeishuExchange exchange)
        => exchange.Operation.Method == HttpMethod.Get || exchange.Operation.Method == HttpMethod.Head || exchange.Operation.IsRepeatable || exchange.HasIdempotencyKey;
}
