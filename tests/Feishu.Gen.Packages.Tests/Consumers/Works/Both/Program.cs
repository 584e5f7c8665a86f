using Feishu.Runtime;

var options = new FeishuOptions { AppId = "cli_both", AppSecret = "secret", BaseAddress = new Uri(args[0]) };
using var mail = Mail.FeishuApi.FeishuClient.Create(options);
using var chats = Chats.FeishuApi.FeishuClient.Create(options);
await mail.Im.V1.Message.DeleteAsync("om_1");
await chats.Im.V1.Message.DeleteAsync("om_2");
Console.WriteLine(string.Join(" ", chats.Bot.V3.Info.GetType().Assembly.GetName().Name, mail.Im.V1.Message.GetType().Assembly.GetName().Name));
