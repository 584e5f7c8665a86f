using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Feishu.Tests;

/// <summary>
/// Gives each wait of a test an end, so that a test whose event never comes fails instead of hanging. A wait that succeeds takes no notice of the limit,
/// so no test depends on how fast the machine is.
/// </summary>
internal static class Patience
{
    // Before this many looks at a condition the test only yields: most conditions come true at once.
    private const int QuickLooks = 1_000;

    /// <summary>How long a single wait may take.</summary>
    public static TimeSpan Limit { get; } = Debugger.IsAttached ? Timeout.InfiniteTimeSpan : TimeSpan.FromMinutes(2);

    /// <summary>How long a program may take that a test runs, such as a build.</summary>
    public static TimeSpan ProgramLimit { get; } = Debugger.IsAttached ? Timeout.InfiniteTimeSpan : TimeSpan.FromMinutes(10);

    /// <summary>Cancelled when the test is cancelled, and when <see cref="Limit"/> has passed since it was asked for. For each call a new one.</summary>
    public static CancellationToken Token => EndingAfter(Limit);

    /// <summary>Cancelled when the test is cancelled, and when <see cref="ProgramLimit"/> has passed since it was asked for.</summary>
    public static CancellationToken ProgramToken => EndingAfter(ProgramLimit);

    /// <summary>Waits for a task, and fails when it takes longer than <see cref="Limit"/>.</summary>
    /// <param name="task">The task.</param>
    /// <param name="state">Tells what is there while the task does not end.</param>
    /// <param name="what">What is waited for.</param>
    public static async Task InTimeAsync(this Task task, Func<string>? state = null, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        try
        {
            await task.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            Fail(what, state);
        }
    }

    /// <inheritdoc cref="InTimeAsync(Task, Func{string}?, string)"/>
    public static async Task<T> InTimeAsync<T>(this Task<T> task, Func<string>? state = null, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        await ((Task)task).InTimeAsync(state, what);
        return await task;
    }

    /// <summary>Waits until a condition is true, and fails when that takes longer than <see cref="Limit"/>.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="state">Tells what is there while the condition is false.</param>
    /// <param name="between">What is done between two looks, such as letting a test's clock go on.</param>
    /// <param name="what">What is waited for.</param>
    public static async Task UntilAsync(
        Func<bool> condition, Func<string>? state = null, Action? between = null, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var began = Stopwatch.GetTimestamp();
        for (var looks = 1; !condition(); looks++)
        {
            if (Limit > TimeSpan.Zero && Stopwatch.GetElapsedTime(began) > Limit)
            {
                Fail(what, state);
            }

            between?.Invoke();
            if (looks < QuickLooks)
            {
                await Task.Yield();
            }
            else
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }
        }
    }

    private static CancellationToken EndingAfter(TimeSpan limit)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(limit);
        return source.Token;
    }

    private static void Fail(string what, Func<string>? state) =>
        Assert.Fail($"Waited {Limit.TotalSeconds:0} s in vain for `{what}`.{(state is null ? "" : $" There was instead: {state()}")}");
}
