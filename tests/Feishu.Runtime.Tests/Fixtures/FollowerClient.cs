namespace Feishu.Runtime.Tests;

/// <summary>A client of a few operations, in the shape in which clients are emitted.</summary>
public partial class FollowerClient : FeishuClientBase, IFeishuClient<FollowerClient>
{
    private static FeishuOperation? s_remove;
    private static FeishuOperation? s_removeAsUser;
    private static FeishuOperation? s_describe;
    private static FeishuOperation? s_approve;
    private static FeishuOperation? s_ping;

    public FollowerClient(FeishuTransport transport)
        : base(transport)
    {
    }

    protected FollowerClient()
    {
    }

    public static FeishuOperation RemoveOperation => s_remove ??= new FeishuOperation("task.v1.task.remove", HttpMethod.Post, "/open-apis/task/v1/tasks/:task_id/remove")
    {
        Title = "Remove followers",
        PageUrl = "https://open.feishu.cn/document/remove",
        RequestType = typeof(RemoveRequest),
        ResponseType = typeof(RemoveResponse),
        Body = FeishuBodyKind.Json,
        Tokens = FeishuTokenKinds.Tenant | FeishuTokenKinds.User,
        AppTypes = FeishuAppTypes.Custom | FeishuAppTypes.Store,
        Scopes = ["task:task"],
        RateLimit = new FeishuRateLimit(PerMinute: 1000, PerSecond: 50),
        Errors =
        [
            new(400, 1470602, "Invalid task id.", "Check the \\ and the\tid.\nThen try again."),
            new(500, 1470712, "failed to remove", ""),
            new(null, 1470999, "no status", "Wait."),
        ],
    };

    public static FeishuOperation RemoveAsUserOperation => s_removeAsUser ??= new FeishuOperation("task.v1.task.removeAsUser", HttpMethod.Post, "/open-apis/task/v1/tasks/:task_id/remove_as_user")
    {
        Body = FeishuBodyKind.Json,
        Tokens = FeishuTokenKinds.User,
    };

    public static FeishuOperation DescribeOperation => s_describe ??= new FeishuOperation("task.v1.person.describe", HttpMethod.Get, "/open-apis/task/v1/people/{person_id}/:number")
    {
        ResponseType = typeof(Person),
        Tokens = FeishuTokenKinds.App,
        Response = FeishuResponseKind.TopLevel,
    };

    public static FeishuOperation ApproveOperation => s_approve ??= new FeishuOperation("approval.v1.approve", HttpMethod.Get, "/approval/openapi/v1/approve")
    {
        Host = FeishuHost.Web,
        Tokens = FeishuTokenKinds.Tenant,
    };

    public static FeishuOperation PingOperation => s_ping ??= new FeishuOperation("ping.v1.ping", HttpMethod.Get, "/open-apis/ping");

    public static FollowerClient Create(FeishuOptions options, HttpClient? httpClient = null) => new(FeishuTransport.Create(options, httpClient));

    static FollowerClient IFeishuClient<FollowerClient>.Create(FeishuTransport transport) => new(transport);

    public virtual Task<RemoveResponse> RemoveAsync(
        string taskId,
        RemoveRequest body,
        FeishuUserIdType? userIdType = null,
        FeishuTenantOrUserToken? token = null,
        FeishuCallOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var call = new FeishuCall(RemoveOperation, token?.Source, options);
        call.AddPath("task_id", taskId);
        call.AddQuery("user_id_type", userIdType);
        call.SetBody(body);
        return Transport.SendAsync<RemoveResponse>(call, cancellationToken);
    }

    public virtual Task RemoveAsUserAsync(string taskId, FeishuUserAccessToken token, FeishuCallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new FeishuCall(RemoveAsUserOperation, token, options);
        call.AddPath("task_id", taskId);
        return Transport.SendAsync(call, cancellationToken);
    }

    public virtual Task<Person> DescribeAsync(
        string personId,
        long number,
        FeishuCallOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var call = new FeishuCall(DescribeOperation, options);
        call.AddPath("person_id", personId);
        call.AddPath("number", number);
        return Transport.SendAsync<Person>(call, cancellationToken);
    }

    public virtual Task ApproveAsync(FeishuAnyAccessToken? token = null, FeishuCallOptions? options = null, CancellationToken cancellationToken = default)
        => Transport.SendAsync(new FeishuCall(ApproveOperation, token?.Source, options), cancellationToken);

    public virtual Task PingAsync(FeishuCallOptions? options = null, CancellationToken cancellationToken = default)
        => Transport.SendAsync(new FeishuCall(PingOperation, options), cancellationToken);
}
