using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>Waiting without time.</summary>
internal static class Clocks
{
    /// <summary>Lets time pass until a task is done. For tasks that nothing but time holds up, and whose own time is infinite.</summary>
    public static async Task<T> PassUntilAsync<T>(this FakeTimeProvider clock, Task<T> task)
    {
        await Patience.UntilAsync(() => task.IsCompleted, () => $"time has gone on to {clock.GetUtcNow():O}", () => clock.Advance(TimeSpan.FromMilliseconds(50)));
        return await task;
    }

    /// <inheritdoc cref="PassUntilAsync{T}"/>
    public static Task PassUntilAsync(this FakeTimeProvider clock, Task task) => clock.PassUntilAsync(WithResultAsync(task));

    private static async Task<bool> WithResultAsync(Task task)
    {
        await task;
        return true;
    }
}
