using System.Text;
using Feishu.Runtime;
using Quickstart;
using Quickstart.FeishuApi;        // made from the pages in specs/ while this project was compiled
using Quickstart.FeishuApi.TaskV1;

Console.OutputEncoding = Encoding.UTF8; // the pages are Chinese

if (RealPlatform.FindOptions() is { } own)
{
    return await RealPlatform.ShowBotAsync(own);
}

await using var fake = await FakeFeishu.StartAsync();
using var feishu = FeishuClient.Create(new FeishuOptions
{
    AppId = FakeFeishu.AppId,
    AppSecret = FakeFeishu.AppSecret,
    BaseAddress = fake.Address,
});
string[] followers = ["ou_13585843f02bc94923ed17a007cbc9b1", "ou_f4506885e436763c36e03c05ef1bd6f8"];
Console.WriteLine($"A fake Feishu listens on {fake.Address}; nothing leaves this machine.");

Console.WriteLine("\n1. Remove two followers from a task. The client fetches its access token by itself.");
var removed = await feishu.Task.V1.Task.BatchDeleteFollowerAsync(
    FakeFeishu.TaskId, new() { IdList = followers }, new() { UserIdType = UserIdType.OpenId });
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
fake.LimitNextCall();
try
{
    await feishu.Task.V1.Task.BatchDeleteFollowerAsync(FakeFeishu.TaskId, new() { IdList = [FakeFeishu.LastFollower] });
}
catch (FeishuApiException e) when (e.RetryAfter is { } pause)
{
    Console.WriteLine($"   {e.Code}      {e.ApiMessage} (HTTP {(int?)e.Status}); again in {pause.TotalSeconds} s");

    // The client knows, too, and waits by itself. One of AddFeishu would have tried again without being told.
    Print(await feishu.Task.V1.Task.BatchDeleteFollowerAsync(FakeFeishu.TaskId, new() { IdList = [FakeFeishu.LastFollower] }));
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
