using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Testing.Tests.Support;

/// <summary>A clock that stands still, and tells what is waited for: a test lets time pass when somebody waits for it, and not before.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly object _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WatchedTime()
        : base(DateTimeOffset.UtcNow)
    {
    }

    /// <summary>Waits until somebody has begun to wait for a time that fits; each such wait is found once.</summary>
    /// <param name="fits">Whether it is the time that is waited for.</param>
    /// <param name="what">The condition, for the message where nobody waits for such a time.</param>
    public async Task<TimeSpan> WaitForTimerAsync(Func<TimeSpan, bool> fits, [CallerArgumentExpression(nameof(fits))] string what = "")
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                var index = _waits.FindIndex(wait => fits(wait));
                if (index >= 0)
                {
                    var found = _waits[index];
                    _waits.RemoveAt(index);
                    return found;
                }

                changed = _changed.Task;
            }

            await changed.InTimeAsync(() => $"waits for {Waits()}", $"a timer: {what}");
        }
    }

    /// <summary>Waits until somebody waits for exactly this time.</summary>
    public Task WaitForTimerAsync(TimeSpan time) => WaitForTimerAsync(wait => wait == time, $"{time}");

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        Note(dueTime);
        return timer;
    }

    private string Waits()
    {
        lock (_lock)
        {
            return string.Join(", ", _waits);
        }
    }

    private void Note(TimeSpan dueTime)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _waits.Add(dueTime);
            changed = _changed;
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    private sealed class Timer(WatchedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            time.Note(dueTime);
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
