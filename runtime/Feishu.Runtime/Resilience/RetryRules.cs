using Feishu.Runtime.Errors;
using Feishu.Runtime.Http;

namespace Feishu.Runtime.Resilience;

/// <summary>Which failures another attempt may cure without anything being done twice. Everything else is reported once.</summary>
internal static class RetryRules
{
    /// <summary>Whether a call may be retried after a failure.</summary>
    public static bool MayRetry(IRetryableCall call, Exception? failure)
        => failure is FeishuException e
           && ReferenceEquals(e.Operation, call.Operation) // and not the fetching of its token, which repeats by itself
           && call.CanSendAgain
           && e.InnerException is not ResponseTooLargeException
           && (WasNotActedOn(e) || (IsIdempotent(call) && (WasLost(e) || AsksToTryAgain(e))) || (ChangesNothingTwice(call) && IsOfServer(e)));

    /// <summary>The platform refused before doing anything, or the request never reached it.</summary>
    private static bool WasNotActedOn(FeishuException failure)
        => Refusals.IsOfRate(failure)
           || (failure is FeishuApiException e && failure.Operation!.TransientCodes.Contains(e.Code))
           || (failure is FeishuTransportException && failure.InnerException is HttpRequestException
           {
               HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
           });

    /// <summary>No response came, or one in part or garbled: the platform may have done it, or not.</summary>
    private static bool WasLost(FeishuException failure)
        => failure is FeishuTransportException { InnerException: not (null or TimeoutException or OperationCanceledException) } && (int?)failure.Status is null or < 300;

    /// <summary>The operation's page says of the code that another try may do. It may have done something already, as after a response that was lost.</summary>
    private static bool AsksToTryAgain(FeishuException failure) => failure is FeishuApiException e && failure.Operation!.TryAgainCodes.Contains(e.Code);

    private static bool IsOfServer(FeishuException failure)
        => failure is FeishuApiException or FeishuTransportException && failure.InnerException is not TimeoutException && (int?)failure.Status >= 500;

    private static bool IsIdempotent(IRetryableCall call)
        => ChangesNothingTwice(call) || call.Operation.Method == HttpMethod.Put || call.Operation.Method == HttpMethod.Delete;

    private static bool ChangesNothingTwice(IRetryableCall call)
        => call.Operation.Method == HttpMethod.Get || call.Operation.Method == HttpMethod.Head || call.Operation.IsRepeatable || call.HasIdempotencyKey;
}
