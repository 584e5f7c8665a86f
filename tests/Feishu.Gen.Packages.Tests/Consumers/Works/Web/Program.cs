using Feishu.Runtime;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Web.FeishuApi;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddFeishu<FeishuClient>(builder.Configuration.GetSection("Feishu"));
await using var app = builder.Build();
app.MapGet("/bot", async (FeishuClient feishu) => (await feishu.Bot.V3.Info.GetAsync()).Bot?.AppName);
await app.StartAsync();

// Asks itself: one process is enough.
using var browser = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
Console.WriteLine(await browser.GetStringAsync("/bot"));
