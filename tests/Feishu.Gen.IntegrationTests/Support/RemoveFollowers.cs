using Feishu.Runtime;

namespace Feishu.Bots;

/// <summary><see cref="FollowerCalls.RemoveAsync"/>, whatever assembly it was compiled into.</summary>
internal delegate Task<IReadOnlyList<string>?> RemoveFollowers(
    FeishuTransport transport,
    string taskId,
    IReadOnlyList<string>? users,
    FeishuUserIdType? userIdType,
    FeishuTenantOrUserToken? token,
    FeishuCallOptions? options,
    CancellationToken cancellationToken);
