using System.Globalization;
using Feishu.Runtime;
using NeoSmart.Caching.Sqlite;

// Makes so many calls at once, half of them as the app and half as a user, whenever a line comes in; and answers with a line that counts them.
var (address, cacheFile, count) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
using var cache = new SqliteCache(new SqliteCacheOptions { CachePath = cacheFile, CleanupInterval = null });

// Long enough for a machine that is busy with other tests.
var store = new FeishuDistributedTokenStore(cache, settleTime: TimeSpan.FromSeconds(1));
using var transport = FeishuTransport.Create(new FeishuOptions { AppId = "cli_shared", AppSecret = "secret", BaseAddress = new Uri(address), TokenStore = store });
var operation = new FeishuOperation("test.v1.call", HttpMethod.Post, "/open-apis/call") { Tokens = FeishuTokenKinds.Tenant | FeishuTokenKinds.User };

Console.WriteLine("ready");
if (args is [_, _, _, "sign-in", var refreshToken])
{
    // A user who has signed in some hours ago.
    var past = DateTimeOffset.UtcNow - TimeSpan.FromHours(1);
    await transport.Users.SetAsync("ann", new() { Text = "u-0", RenewFrom = past, End = past, RefreshToken = refreshToken, RefreshEnd = past + TimeSpan.FromDays(7) });
    return;
}

while (Console.ReadLine() is { } line)
{
    try
    {
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => CallAsync(i % 2 == 0 ? null : transport.Users["ann"]))));
        Console.WriteLine($"{line} {count}");
    }
    catch (FeishuException e)
    {
        Console.WriteLine(e.ToString().ReplaceLineEndings(" "));
    }
}

async Task CallAsync(FeishuToken? token) => await transport.SendAsync(new FeishuCall(operation, token, options: null));
