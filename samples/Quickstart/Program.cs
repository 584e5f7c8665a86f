using System.Text;
using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing;
using Quickstart;
using Quickstart.FeishuApi;        // made from the pages in specs/ while this project was compiled
using Quickstart.FeishuApi.TaskV1;

Console.OutputEncoding = Encoding.UTF8; // the pages are Chinese

if (RealPlatform.FindOptions() is { } own)
{
    return await RealPlatform.ShowBotAsync(own);
}

const string operation = "task.v1.task.batchDeleteFollower";
const string lastFollower = "ou_99e1a581b36ecc4862cbfbce473f3123";
string[] followers = ["ou_13585843f02bc94923ed17a007cbc9b1", "ou_f4506885e436763c36e03c05ef1bd6f8"];

// A Feishu on this machine, made from the same pages; as tests of your own may have it. It answers the page's example unless it is told otherwise.
await using var mock = await FeishuMock.StartAsync("specs");
mock.Respond(operation, request => request.PathValues["task_id"] == "a-task"
    ? FeishuMockResponse.Result(new JsonObject { ["followers"] = request.Body?["id_list"]?.DeepClone() })
    : FeishuMockResponse.Error(BatchDeleteFollowerTaskErrors.InvalidTaskId));

using var feishu = FeishuClient.Create(new FeishuOptions
{
    AppId = mock.AppId,
    AppSecret = mock.AppSecret,
    BaseAddress = mock.BaseAddress,
});
Console.WriteLine($"A fake Feishu listens on {mock.BaseAddress}; nothing leaves this machine.");

Console.WriteLine("\n1. Remove two followers from a task. The client fetches its access token by itself.");
var removed = await feishu.Task.V1.Task.BatchDeleteFollowerAsync(
    "a-task", new() { IdList = followers }, query: new() { UserIdType = FeishuUserIdType.OpenId });
Print(removed);

Console.WriteLine("\n2. Do so for a task that does not exist: an error that the page documents.");
try
{
    await feishu.Task.V1.Task.BatchDeleteFollowerAsync("no-such-task", new() { IdList = followers });
}
catch (FeishuApiException e) when (e.Code == BatchDeleteFollowerTaskErrors.InvalidTaskId)
{
    Console.WriteLine($"   {e.Code}       {e.Description}");
    Console.WriteLine($"   the page says {e.Suggestion}");
}

Console.WriteLine("\n3. Call too often: wait as long as the platform asks for, and try again.");
mock.Inject(FeishuMockFault.RateLimit(TimeSpan.FromSeconds(1)) with { OperationId = operation, Times = 1 });
try
{
    await feishu.Task.V1.Task.BatchDeleteFollowerAsync("a-task", new() { IdList = [lastFollower] });
}
catch (FeishuApiException e) when (e.RetryAfter is { } pause)
{
    Console.WriteLine($"   {e.Code}      {e.ApiMessage} (HTTP {(int?)e.Status}); again in {pause.TotalSeconds} s");

    // The client knows, too, and waits by itself. One of AddFeishu would have tried again without being told.
    Print(await feishu.Task.V1.Task.BatchDeleteFollowerAsync("a-task", new() { IdList = [lastFollower] }));
}

Console.WriteLine($"\nWith {RealPlatform.AppIdVariable} and {RealPlatform.AppSecretVariable} set, this asks the real platform who your bot is.");
return 0;

static void Print(BatchDeleteFollowerTaskResponse response)
{
    foreach (var follower in response.Followers ?? [])
    {
        Console.WriteLine($"   removed       {follower}");
    }
}
