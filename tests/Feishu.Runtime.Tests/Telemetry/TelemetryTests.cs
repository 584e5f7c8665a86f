using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>Activities and measurements, after OpenTelemetry's conventions for HTTP clients.</summary>
public sealed class TelemetryTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    // Other tests run at the same time; this is ours.
    private static readonly FeishuOperation s_operation = new("telemetry.v1.thing.get", HttpMethod.Get, "/open-apis/telemetry/v1/things/:id");

    private readonly FakeTimeProvider _clock = new();
    private readonly FakePlatform _platform = new();
    private readonly ConcurrentQueue<Activity> _activities = [];
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measurements = [];
    private readonly ActivityListener _activityListener;
    private readonly MeterListener _meterListener = new();

    public TelemetryTests()
    {
        _activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == FeishuTelemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("feishu.operation.id") is "telemetry.v1.thing.get" || activity.GetTagItem("url.full") is string url && url.Contains("/telemetry/", StringComparison.Ordinal))
                {
                    _activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_activityListener);
        _meterListener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == FeishuTelemetry.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meterListener.Start();
    }

    public void Dispose()
    {
        _activityListener.Dispose();
        _meterListener.Dispose();
        _platform.Dispose();
    }

    [Fact]
    public async Task A_request_is_an_activity_and_a_measurement()
    {
        _platform.Answers(_ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(0.25));
            return FakePlatform.Json("""{"code":0}""");
        });
        using var client = _platform.CreateClient(options => (options.TimeProvider, options.BaseAddress) = (_clock, new("https://gate.example:8443/feishu")));

        await SendAsync(client, call => call.AddQuery("secret", "hidden"));

        var activity = Assert.Single(_activities);
        Assert.Equal(("GET /open-apis/telemetry/v1/things/:id", ActivityKind.Client, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["http.request.method"] = "GET",
                ["server.address"] = "gate.example",
                ["server.port"] = 8443,
                ["url.full"] = "https://gate.example:8443/feishu/open-apis/telemetry/v1/things/x%20y?*",
                ["url.template"] = "/open-apis/telemetry/v1/things/:id",
                ["feishu.operation.id"] = "telemetry.v1.thing.get",
                ["http.response.status_code"] = 200,
                ["feishu.code"] = 0L,
                ["feishu.log_id"] = "log-1",
            },
            activity.TagObjects.ToDictionary());
        var (instrument, value, tags) = Assert.Single(_measurements);
        Assert.Equal(("http.client.request.duration", 0.25), (instrument, value));
        Assert.Equal(
            ["feishu.code", "feishu.operation.id", "http.request.method", "http.response.status_code", "server.address", "server.port", "url.template"], tags.Keys.Order());
    }

    [Fact]
    public async Task Each_request_of_a_call_counts_and_tells_its_failure()
    {
        var answers = new Queue<Func<HttpResponseMessage>>(
        [
            () => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
            () => FakePlatform.Json("""{"code":99991400,"msg":"limit"}""", HttpStatusCode.TooManyRequests),
            () => FakePlatform.Json("""{"code":1254290,"msg":"busy"}"""),
        ]);
        _platform.Answers(_ => answers.Dequeue()());
        using var client = _platform.CreateRepeatingClient(options => (options.TimeProvider, options.Timeout) = (_clock, Timeout.InfiniteTimeSpan));

        await Assert.ThrowsAsync<FeishuApiException>(() => _clock.PassUntilAsync(SendAsync(client)));

        Assert.Equal([null, 1, 2], _activities.Select(activity => activity.GetTagItem("http.request.resend_count")));
        Assert.Equal(["System.Net.Http.HttpRequestException", "429", "1254290"], _activities.Select(activity => activity.GetTagItem("error.type")));
        Assert.Equal([null, 99991400L, 1254290L], _activities.Select(activity => activity.GetTagItem("feishu.code")));
        Assert.All(_activities, activity => Assert.Equal(ActivityStatusCode.Error, activity.Status));
        Assert.Equal(3, _measurements.Count(measurement => measurement.Instrument == "http.client.request.duration"));
        Assert.Equal(2, _measurements.Where(measurement => measurement.Instrument == "feishu.client.retries").Sum(measurement => measurement.Value));
    }

    [Fact]
    public async Task A_path_of_the_callers_own_is_no_name_and_no_tag_of_a_measurement()
    {
        using var client = _platform.CreateClient();

        await client.Transport.SendJsonAsync(HttpMethod.Get, "/open-apis/telemetry/v1/things/42", cancellationToken: s_noHurry);

        var activity = Assert.Single(_activities);
        Assert.Equal("GET", activity.DisplayName);
        Assert.Null(activity.GetTagItem("url.template"));
    }

    [Fact]
    public async Task The_activity_is_the_parent_of_what_the_HTTP_client_does()
    {
        Activity? current = null;
        _platform.Answers(_ =>
        {
            current = Activity.Current;
            return FakePlatform.Json("""{"code":0}""");
        });
        using var client = _platform.CreateClient();

        await SendAsync(client);

        Assert.Same(Assert.Single(_activities), current);
    }

    private static Task SendAsync(FollowerClient client, Action<FeishuCall>? prepare = null)
    {
        var call = new FeishuCall(s_operation, options: null);
        call.AddPath("id", "x y");
        prepare?.Invoke(call);
        return client.Transport.SendAsync(call, s_noHurry);
    }

    private void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = new Dictionary<string, object?>(tags.ToArray());
        if (all.GetValueOrDefault("feishu.operation.id") is "telemetry.v1.thing.get")
        {
            _measurements.Enqueue((instrument.Name, value, all));
        }
    }
}
