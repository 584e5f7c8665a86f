using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Feishu.Runtime.Tests;

/// <summary>What is seen of events from outside, and what never is. Alone, as what waits is counted for all.</summary>
[Collection(nameof(Alone))]
public sealed class EventTelemetryTests : IDisposable
{
    private const string EventType = "telemetry.thing.happened_v1";

    private readonly ConcurrentQueue<Activity> _activities = [];
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measurements = [];
    private readonly ActivityListener _activityListener;
    private readonly MeterListener _meterListener = new();

    public EventTelemetryTests()
    {
        _activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is FeishuTelemetry.SourceName or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == FeishuTelemetry.SourceName)
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
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measurements.Enqueue((instrument.Name, value, new(tags.ToArray()))));
        _meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measurements.Enqueue((instrument.Name, value, new(tags.ToArray()))));
        _meterListener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => _measurements.Enqueue((instrument.Name, value, new(tags.ToArray()))));
        _meterListener.Start();
    }

    public void Dispose()
    {
        _activityListener.Dispose();
        _meterListener.Dispose();
    }

    [Fact]
    public async Task A_handled_event_is_an_activity_that_what_received_it_caused()
    {
        Activity? current = null;
        await using var host = EventHost.Create(events => events.HandleOthers((_, _, _) =>
        {
            current = Activity.Current;
            return Task.CompletedTask;
        }));
        using var source = new ActivitySource("test");

        using (var request = source.StartActivity("POST /feishu/events"))
        {
            await host.SendAsync(host.Sender.Event(EventType, "e1"));
            await EndedAsync(1);
            Assert.Equal(request!.SpanId, Assert.Single(_activities).ParentSpanId);
        }

        var activity = Assert.Single(_activities);
        Assert.Same(activity, current);
        Assert.Equal(($"process {EventType}", ActivityKind.Consumer, ActivityStatusCode.Unset), (activity.DisplayName, activity.Kind, activity.Status));
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["messaging.system"] = "feishu",
                ["messaging.operation.type"] = "process",
                ["messaging.message.id"] = "e1",
                ["feishu.event.type"] = EventType,
                ["feishu.event.outcome"] = "Handled",
            },
            activity.TagObjects.ToDictionary());
    }

    [Fact]
    public async Task A_handler_that_fails_is_an_error()
    {
        await using var host = EventHost.Create(events => events.HandleOthers((_, _, _) => throw new InvalidOperationException()));

        await host.SendAsync(host.Sender.Event(EventType, "e1"));
        await EndedAsync(1);

        var activity = Assert.Single(_activities);
        Assert.Equal((ActivityStatusCode.Error, "Failed", "System.InvalidOperationException"), (activity.Status, activity.GetTagItem("feishu.event.outcome"), activity.GetTagItem("error.type")));
        Assert.Equal("System.InvalidOperationException", Assert.Single(_measurements, measurement => measurement.Instrument == "feishu.event.duration").Tags["error.type"]);
    }

    [Fact]
    public async Task Events_count_by_what_became_of_them_and_requests_by_why_they_were_refused()
    {
        var held = new Held();
        await using var host = EventHost.Create(
            events => events.Handle<MessageReceived>((_, _, cancellationToken) => held.HandleAsync(cancellationToken)), options => (options.Concurrency, options.QueueCapacity) = (1, 1));
        var first = host.SendAsync(host.Sender.Message("e1"));
        await held.Begun.InTimeAsync();
        var second = host.SendAsync(host.Sender.Message("e2"));
        Assert.Equal(1, Waiting());
        await host.SendAsync(host.Sender.Message("e3"));
        await host.SendAsync(host.Sender.Message("e1"));
        await host.SendAsync(host.Sender.Event(EventType, "e4"));
        await host.DispatchAsync("nonsense");
        await host.ReceiveAsync(new EventRequest([]));
        host.Clock.Advance(TimeSpan.FromSeconds(0.5));
        held.LetGo();
        await Task.WhenAll(first, second);
        await EndedAsync(2);

        Assert.Equal(
            ["Duplicate 1", "Handled 2", "Malformed 1", "Overloaded 1", "Unhandled 1"],
            _measurements.Where(measurement => measurement.Instrument == "feishu.events").GroupBy(measurement => measurement.Tags["feishu.event.outcome"]).Select(group => $"{group.Key} {group.Count()}").Order());
        Assert.Equal("NotJson", Assert.Single(_measurements, measurement => measurement.Instrument == "feishu.events.refused").Tags["feishu.event.refusal"]);
        Assert.Equal(0, Waiting());
        Assert.Contains(_measurements, measurement => measurement is { Instrument: "feishu.event.duration", Value: 0.5 } && measurement.Tags["feishu.event.type"] is "im.message.receive_v1");
    }

    [Fact]
    public async Task No_secret_is_logged_or_traced()
    {
        await using var host = EventHost.Create(events => events
            .Handle<MessageReceived>((message, _, _) => message.Message?.Text == "fail" ? throw new InvalidOperationException("handler's own") : Task.CompletedTask)
            .HandleOthers((_, _, _) => Task.CompletedTask)
            .HandleCardAction((_, _, _) => Task.FromResult<FeishuCardResponse?>(null)));
        var sender = host.Sender;
        await host.SendAsync(sender.Message("e1", "what-people-say"));
        await host.SendAsync(sender.Message("e2", "fail"));
        await host.SendAsync(sender.OldEvent("app_ticket", "e3", ""","app_ticket":"the-ticket" """));
        await host.ReceiveAsync(sender.SendOldCard("""{"open_id":"ou_1","token":"the-card-token","action":{}}"""));
        await host.ReceiveAsync(sender.SendUnsigned(EventSender.Challenge("the-challenge", EventSender.Token)));
        await host.ReceiveAsync(sender.SendUnsigned(EventSender.Challenge("the-challenge", "the-wrong-token")));
        await host.ReceiveAsync(sender.Sign("{\"nonsense-of-strangers"));
        await host.ReceiveAsync(sender.Send(sender.Message("e4")) with { Signature = "the-signature" });

        var seen = host.Logs.Text
            + string.Join(" ", _activities.SelectMany(activity => activity.TagObjects).Select(tag => tag.Value))
            + string.Join(" ", _measurements.SelectMany(measurement => measurement.Tags).Select(tag => tag.Value));
        Assert.Contains("e3", seen, StringComparison.Ordinal);
        foreach (var secret in new[] { EventSender.Key, EventSender.Token, "the-ticket", "the-card-token", "the-challenge", "the-wrong-token", "the-signature", "nonsense-of-strangers", "what-people-say" })
        {
            Assert.DoesNotContain(secret, seen, StringComparison.Ordinal);
        }
    }

    private double Waiting() => _measurements.Where(measurement => measurement.Instrument == "feishu.events.waiting").Sum(measurement => measurement.Value);

    /// <summary>An event is answered just before its measurements are taken.</summary>
    private Task EndedAsync(int events) => Patience.UntilAsync(
        () => _measurements.Count(measurement => measurement.Instrument == "feishu.event.duration") >= events && _activities.Count >= events,
        () => $"{_measurements.Count} measurements, {_activities.Count} activities");
}
