using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>What a process knows of the events that it has had.</summary>
[Collection(nameof(Alone))]
public sealed class EventMemoryTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(8);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Events_are_forgotten_when_their_time_is_over()
    {
        var memory = new EventMemory(s_lifetime, _clock);
        for (var number = 0; number < 10_000; number++)
        {
            Assert.True(memory.TryClaim($"{number}"));
            memory.Remember($"{number}");
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.InRange(memory.Count, 2880, 2881);
        Assert.True(memory.TryClaim("0"));
        Assert.False(memory.TryClaim("9999"));
    }

    [Fact]
    public void An_event_in_work_is_known_however_long_it_takes()
    {
        var memory = new EventMemory(s_lifetime, _clock);
        Assert.True(memory.TryClaim("slow"));
        _clock.Advance(100 * s_lifetime);

        Assert.False(memory.TryClaim("slow"));

        memory.Forget("slow");
        Assert.True(memory.TryClaim("slow"));
    }

    [Fact]
    public void An_event_that_is_remembered_again_is_known_from_then_on()
    {
        var memory = new EventMemory(s_lifetime, _clock);
        memory.TryClaim("e");
        memory.Remember("e");
        _clock.Advance(s_lifetime / 2);
        memory.Remember("e");
        _clock.Advance(s_lifetime / 2);

        Assert.False(memory.TryClaim("e"));
        _clock.Advance(s_lifetime / 2);
        Assert.True(memory.TryClaim("e"));
    }

    [Fact]
    public void A_clock_that_is_set_neither_forgets_events_nor_keeps_them()
    {
        var clock = new ClockThatIsSet { Offset = TimeSpan.FromDays(1) };
        var memory = new EventMemory(s_lifetime, clock);
        memory.TryClaim("a");
        memory.Remember("a");

        clock.Offset = TimeSpan.FromDays(2);
        Assert.False(memory.TryClaim("a"));

        clock.Offset = TimeSpan.Zero;
        clock.Advance(s_lifetime);
        Assert.True(memory.TryClaim("a"));
        Assert.Equal(1, memory.Count);
    }

    [Fact]
    public void What_is_not_in_work_is_not_remembered()
    {
        var memory = new EventMemory(s_lifetime, _clock);
        memory.Remember("never seen");

        Assert.Equal(0, memory.Count);
        Assert.True(memory.TryClaim("never seen"));
    }

    [Fact]
    public void An_event_that_is_known_is_small()
    {
        const int Events = 100_000;
        var memory = new EventMemory(s_lifetime, _clock);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < Events; number++)
        {
            var id = $"{number:x32}";
            memory.TryClaim(id);
            memory.Remember(id);
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Events;

        output.WriteLine($"{each} bytes each");
        Assert.Equal(Events, memory.Count);
        Assert.InRange(each, 88, 300);
    }

    /// <summary>A clock whose time of day is set while its time passes.</summary>
    private sealed class ClockThatIsSet : FakeTimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
