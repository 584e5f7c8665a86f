// A client in a native program: no host, no reflection. Its arguments are the platform's address, such as that of a fake, and the app's id and secret.
#if BARE
using var http = new HttpClient();
using var answer = await http.GetAsync(new Uri(new Uri(args[0]), "/open-apis/bot/v3/info"));
Console.WriteLine(await answer.Content.ReadAsStringAsync());
#else
using System.Text.Json;
using AotProbe.FeishuApi;
using AotProbe.FeishuApi.BotV3;
using Feishu.Runtime;

using var feishu = FeishuClient.Create(new FeishuOptions { AppId = args[1], AppSecret = args[2], BaseAddress = new Uri(args[0]), AllowHttp = true });
try
{
    var info = await feishu.Bot.V3.Info.GetAsync();
    var typeInfo = FeishuJson.TypeInfo<GetInfoResponse>();
    var json = JsonSerializer.Serialize(info, typeInfo);
    Console.WriteLine(json);
    Console.WriteLine(JsonSerializer.Deserialize(json, typeInfo) == info);
}
catch (FeishuApiException e)
{
    Console.WriteLine($"{e.Code} {e.Message}");
}
#endif
