using Feishu.Runtime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Web.FeishuApi;
using Web.FeishuApi.ImV1;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddFeishu<FeishuClient>(builder.Configuration.GetSection("Feishu"));
builder.Services.AddFeishuEvents<FeishuClient>(builder.Configuration.GetSection("Feishu:Events"))
    .Handle<ImMessageReceiveV1>((received, _, _) => Console.Out.WriteLineAsync(received.Message?.Content));
await using var app = builder.Build();
app.MapGet("/bot", async (FeishuClient feishu) => (await feishu.Bot.V3.Info.GetAsync()).Bot?.AppName);
app.MapFeishuEvents("/events");
await app.StartAsync();

// Asks itself: one process is enough.
using var browser = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
Console.WriteLine(await browser.GetStringAsync("/bot"));
var answer = await browser.PostAsync("/events", new StringContent("""
    {"schema":"2.0","header":{"event_id":"1","event_type":"im.message.receive_v1","token":"secret"},"event":{"message":{"content":"hello"}}}
    """));
Console.WriteLine((int)answer.StatusCode);
