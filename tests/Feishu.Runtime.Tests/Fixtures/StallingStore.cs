namespace Feishu.Runtime.Tests;

/// <summary>One process's view of a store: a test holds up what the process asks of it, as if the process stalled.</summary>
internal sealed class StallingStore(IFeishuTokenStore store) : IFeishuTokenStore
{
    private TaskCompletionSource? _answer;
    private int _claims;
    private int _looks;

    /// <summary>What everything waits for before it reaches the store.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    /// <summary>What a write waits for before it reaches the store.</summary>
    public Task HoldWrites { get; set; } = Task.CompletedTask;

    /// <summary>How often something was claimed, or a claim prolonged.</summary>
    public int Claims => Volatile.Read(ref _claims);

    /// <summary>How many look-ups have found out what they will give.</summary>
    public int Looks => Volatile.Read(ref _looks);

    /// <summary>Holds up the next look-up, once it has found out what it will give.</summary>
    public TaskCompletionSource HoldNextAnswer() => _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask<FeishuStoredToken?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        await Hold;
        var found = await store.GetAsync(key, cancellationToken);
        var answer = Interlocked.Exchange(ref _answer, null);
        Interlocked.Increment(ref _looks);
        await (answer?.Task ?? Task.CompletedTask);
        return found;
    }

    public async ValueTask SetAsync(string key, FeishuStoredToken token, CancellationToken cancellationToken = default)
    {
        await Hold;
        await HoldWrites;
        await store.SetAsync(key, token, cancellationToken);
    }

    public async ValueTask RemoveAsync(string key, string token, CancellationToken cancellationToken = default)
    {
        await Hold;
        await HoldWrites;
        await store.RemoveAsync(key, token, cancellationToken);
    }

    public async ValueTask<bool> TryClaimAsync(string key, string holder, TimeSpan lifetime, CancellationToken cancellationToken = default)
    {
        await Hold;
        var isClaimed = await store.TryClaimAsync(key, holder, lifetime, cancellationToken);
        Interlocked.Increment(ref _claims);
        return isClaimed;
    }

    public async ValueTask ReleaseAsync(string key, string holder, CancellationToken cancellationToken = default)
    {
        await Hold;
        await store.ReleaseAsync(key, holder, cancellationToken);
    }
}
