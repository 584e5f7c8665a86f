using Bots.Api;
using Feishu.Runtime;

using var followers = new Followers(new FeishuOptions { AppId = "cli_app", AppSecret = "secret", BaseAddress = new Uri(args[0]) });
Console.WriteLine(await followers.RemoveAsync("task-1", "ou_1", "ou_2"));
Console.WriteLine(await followers.RemoveAsync("nothing", "ou_1"));
