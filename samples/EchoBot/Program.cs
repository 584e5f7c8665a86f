using System.Text;
using EchoBot;
using EchoBot.FeishuApi;        // made from the pages in specs/ while this project was compiled
using EchoBot.FeishuApi.ImV1;
using Feishu.Testing;

const string path = "/feishu/events";
Console.OutputEncoding = Encoding.UTF8;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(Console.Out);

// An app of one's own needs no address on the open network: it opens a long connection to the platform.
if (Environment.GetEnvironmentVariable("FEISHU_APP_ID") is { Length: > 0 } appId)
{
    builder.Services.AddFeishu<FeishuClient>(options =>
    {
        options.AppId = appId;
        options.AppSecret = Environment.GetEnvironmentVariable("FEISHU_APP_SECRET") ?? "";
        options.BaseAddress = new Uri(Environment.GetEnvironmentVariable("FEISHU_BASE_ADDRESS") ?? options.BaseAddress.ToString());
    });
    builder.Services.AddFeishuEvents<FeishuClient>().UseLongConnection().Handle<ImMessageReceiveV1, EchoHandler>();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    Console.WriteLine($"The bot of {appId} answers every text with the same text. Ctrl+C ends it.");
    await builder.Build().RunAsync();
    return;
}

// A Feishu on this machine, made from the same pages; as tests of your own may have it.
await using var mock = await FeishuMock.StartAsync("specs");
builder.Services.AddFeishu<FeishuClient>(options =>
{
    options.AppId = mock.AppId;
    options.AppSecret = mock.AppSecret;
    options.BaseAddress = mock.BaseAddress;
});
builder.Services
    .AddFeishuEvents<FeishuClient>(options =>
    {
        options.EncryptKey = mock.EncryptKey;
        options.VerificationToken = mock.VerificationToken;
    })
    .UseLongConnection()
    .Handle<ImMessageReceiveV1, EchoHandler>();
builder.WebHost.UseUrls("http://127.0.0.1:0");

await using var app = builder.Build();
app.MapFeishuEvents(path);
await app.StartAsync();

var address = new Uri(new Uri(app.Urls.Single()), path);
Console.WriteLine($"A fake Feishu listens on {mock.BaseAddress}, the bot on {address}; nothing leaves this machine.");

Console.WriteLine("\n1. Somebody writes to the bot. The event comes encrypted and signed, and the reply is a call of a page's method.");
mock.Events.SendTo(address);
var first = await Say("hello");
Console.WriteLine($"   HTTP          {first.Status}");

Console.WriteLine("\n2. The platform sends the same event again: it is acknowledged, and not answered twice.");
var again = await Say("hello", first.EventId);
Console.WriteLine($"   HTTP          {again.Status}");

Console.WriteLine("\n3. Somebody who does not know the key sends one.");
using var stranger = new HttpClient();
var refused = await stranger.PostAsync(address, new StringContent("""{"schema":"2.0","header":{"event_type":"im.message.receive_v1"},"event":{}}"""));
Console.WriteLine($"   HTTP          {(int)refused.StatusCode}");

Console.WriteLine("\n4. The same bot without an address: over the long connection that it has opened.");
mock.Events.SendOverLongConnection();
await Say("hello again");

Console.WriteLine($"\nThe platform got {mock.Requests.Count(r => r.OperationId == "im.v1.message.reply")} replies.");
await app.StopAsync();

Task<FeishuMockEventResponse> Say(string text, string? eventId = null) => mock.Events.SendAsync(
    new ImMessageReceiveV1
    {
        Sender = new() { SenderId = new() { OpenId = "ou_1" }, SenderType = "user" },
        Message = new() { MessageId = "om_1", ChatId = "oc_1", ChatType = "p2p", MessageType = "text", Content = $$"""{"text":"{{text}}"}""" },
    },
    new() { EventId = eventId });
