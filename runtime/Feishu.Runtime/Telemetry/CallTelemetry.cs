using System.Diagnostics;
using System.Diagnostics.Metrics;
using Feishu.Runtime.Errors;
using Feishu.Runtime.Json.Masking;
using Microsoft.Extensions.Logging;

namespace Feishu.Runtime.Telemetry;

/// <summary>What is seen of a transport's calls from outside. It costs next to nothing while nobody looks.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="logsBodies">Whether bodies are logged.</param>
/// <param name="maxExcerpt">How many characters of a body are logged at most.</param>
/// <param name="logger">The log.</param>
internal sealed class CallTelemetry(TimeProvider clock, bool logsBodies, int maxExcerpt, ILogger logger)
{
    private static readonly Histogram<double> s_duration = CreateDuration();

    private static readonly Counter<long> s_repeats = FeishuTelemetry.Meter.CreateCounter<long>(
        "feishu.client.retries", "{attempt}", "Attempts that were made after one that failed.");

    public ILogger Logger => logger;

    /// <summary>Begins to watch a request.</summary>
    /// <param name="call">The call.</param>
    /// <param name="uri">The address.</param>
    /// <param name="resends">How many requests the call has sent before.</param>
    /// <returns>To be disposed of at the request's end; null while nobody looks.</returns>
    public RequestTrace? Begin(ITracedCall call, Uri uri, int resends)
    {
        var operation = call.Operation;
        if (!FeishuTelemetry.Source.HasListeners() && !s_duration.Enabled && !logger.IsEnabled(LogLevel.Debug))
        {
            return null;
        }

        logger.RequestBegins(operation.Id, operation.Method.Method, operation.Path, resends + 1);
        return new RequestTrace(this, operation, uri, StartActivity(call, uri, resends), clock.GetTimestamp());
    }

    public void End(RequestTrace trace)
    {
        var elapsed = clock.GetElapsedTime(trace.Begun);
        if (s_duration.Enabled)
        {
            s_duration.Record(elapsed.TotalSeconds, trace.MeterTags());
        }

        logger.RequestEnded(trace.Operation.Id, trace.Status, trace.Code, trace.ErrorType, elapsed.TotalMilliseconds, trace.LogId);
    }

    public void Retries(FeishuOperation operation, int attempt, TimeSpan delay, Exception? failure)
    {
        s_repeats.Add(1, operation.IsAdHoc ? default : KeyValuePair.Create(Tags.OperationId, (object?)operation.Id));
        logger.CallIsRepeated(operation.Id, attempt, delay.TotalMilliseconds, failure?.Message);
    }

    public void TokenRefused(FeishuOperation operation, FeishuTokenKind kind, long code) => logger.TokenWasRefused(operation.Id, kind, code);

    public void Pauses(FeishuOperation operation, TimeSpan reset) => logger.CallsPause(operation.Id, reset.TotalSeconds);

    public void Violated(FeishuOperation operation, IReadOnlyList<FeishuFieldViolation> violations)
    {
        foreach (var violation in violations)
        {
            logger.CallIsAgainstPage(operation.Id, violation.Field, violation.Description);
        }
    }

    public void Sent(FeishuOperation operation, ReadOnlySpan<byte> body, SecretValues secrets) => logger.BodySent(operation.Id, Excerpt.Of(body, maxExcerpt, secrets));

    public void Received(FeishuOperation operation, ReadOnlySpan<byte> body, SecretValues secrets) => logger.BodyReceived(operation.Id, Excerpt.Of(body, maxExcerpt, secrets));

    /// <summary>Whether bodies are logged. Requests for tokens are nothing but secrets.</summary>
    public bool LogsBodyOf(FeishuOperation operation) => logsBodies && !operation.IsForCredentials && logger.IsEnabled(LogLevel.Trace);

    private static Histogram<double> CreateDuration()
    {
        const string name = "http.client.request.duration", unit = "s", description = "Duration of requests to the platform.";
#if NET9_0_OR_GREATER
        return FeishuTelemetry.Meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        });
#else
        return FeishuTelemetry.Meter.CreateHistogram<double>(name, unit, description);
#endif
    }

    private static Activity? StartActivity(ITracedCall call, Uri uri, int resends)
    {
        var operation = call.Operation;
        if (!FeishuTelemetry.Source.HasListeners())
        {
            return null;
        }

        var tags = new ActivityTagsCollection
        {
            [Tags.Method] = operation.Method.Method,
            [Tags.Host] = uri.Host,
            [Tags.Port] = uri.Port,

            // What a query holds is nobody's business.
            [Tags.Url] = FeishuSecrets.Redact(uri.GetLeftPart(UriPartial.Path), call.SecretsOfAddress) + (uri.Query.Length > 0 ? "?*" : ""),
        };
        if (!operation.IsAdHoc)
        {
            tags[Tags.Template] = operation.Path;
            tags[Tags.OperationId] = operation.Id;
        }

        if (resends > 0)
        {
            tags[Tags.Resends] = resends;
        }

        var name = operation.IsAdHoc ? operation.Method.Method : $"{operation.Method.Method} {operation.Path}";
        return FeishuTelemetry.Source.StartActivity(name, ActivityKind.Client, parentContext: default, tags);
    }
}
