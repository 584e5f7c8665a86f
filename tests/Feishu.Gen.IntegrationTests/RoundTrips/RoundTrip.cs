using Feishu.Runtime;

namespace Feishu.Bots.RoundTrips;

/// <summary>What tests over real HTTP begin with. Each runs for the page in specs and for the platform's own.</summary>
public abstract class RoundTrip(TestedPage page)
{
    protected const string TaskId = "83912691-2e43-47fc-94a4-d512e03984fa";

    internal static Answer Success { get; } = new("""{"code":0,"data":{"followers":["ou_1","ou_2"]},"msg":""}""");

    /// <summary>Calls the emitted method.</summary>
    protected Task<IReadOnlyList<string>?> RemoveAsync(
        FeishuTransport transport,
        string taskId = TaskId,
        IReadOnlyList<string>? users = null,
        FeishuUserIdType? userIdType = null,
        FeishuTenantOrUserToken? token = null,
        FeishuCallOptions? options = null,
        CancellationToken? cancellationToken = null)
    {
        RemoveFollowers? remove = page == TestedPage.Own ? FollowerCalls.RemoveAsync : RealPage.Remove;
        Assert.SkipWhen(remove is null, "The real page is not beside this repository.");
        return remove(transport, taskId, users, userIdType, token, options, cancellationToken ?? Patience.Token);
    }
}
