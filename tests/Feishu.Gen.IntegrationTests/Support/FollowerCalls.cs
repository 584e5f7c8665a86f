using Feishu.Bots.FeishuApi;
using Feishu.Bots.FeishuApi.TaskV1;
using Feishu.Runtime;

namespace Feishu.Bots;

/// <summary>
/// A call as users write it. Compiled twice: with this project, where the client is that of the pages in specs, and by
/// <c>RealPage</c> with the client of the platform's own page.
/// </summary>
public static class FollowerCalls
{
    /// <summary>Removes followers.</summary>
    public static async Task<IReadOnlyList<string>?> RemoveAsync(
        FeishuTransport transport,
        string taskId,
        IReadOnlyList<string>? users,
        FeishuUserIdType? userIdType,
        FeishuTenantOrUserToken? token,
        FeishuCallOptions? options,
        CancellationToken cancellationToken)
    {
        var feishu = new FeishuClient(transport);
        BatchDeleteFollowerTaskQuery? query = userIdType is null ? null : new() { UserIdType = userIdType };
        var response = await feishu.Task.V1.Task.BatchDeleteFollowerAsync(
            taskId, new() { IdList = users }, token, options, cancellationToken, query);
        return response.Followers;
    }
}
