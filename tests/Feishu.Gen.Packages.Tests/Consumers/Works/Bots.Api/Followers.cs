using Bots.Api.FeishuApi;
using Bots.Api.FeishuApi.TaskV1;
using Feishu.Runtime;

namespace Bots.Api;

/// <summary>What the library shows of a client that is its own affair.</summary>
public sealed class Followers : IDisposable
{
    private readonly FeishuClient _feishu;

    public Followers(FeishuOptions options) => _feishu = FeishuClient.Create(options);

    internal Followers(FeishuClient feishu) => _feishu = feishu;

    public async Task<string> RemoveAsync(string taskId, params string[] users)
    {
        try
        {
            var removed = await _feishu.Task.V1.Task.BatchDeleteFollowerAsync(taskId, new() { IdList = users });
            return string.Join(",", removed.Followers ?? []);
        }
        catch (FeishuApiException e) when (e.Code == BatchDeleteFollowerTaskErrors.InvalidTaskId)
        {
            return "no such task";
        }
    }

    public void Dispose() => _feishu.Dispose();
}
