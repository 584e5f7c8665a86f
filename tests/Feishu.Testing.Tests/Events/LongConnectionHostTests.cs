using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi;
using Feishu.Testing.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Feishu.Testing.Tests.Events;

/// <summary>Long connections of applications with a host.</summary>
public sealed class LongConnectionHostTests
{
    [Fact]
    public async Task The_connection_is_there_as_long_as_the_host_runs()
    {
        await using var mock = await EventMock.StartAsync();
        var handled = new TaskCompletionSource<string?>();
        using var host = Build(services => services
            .AddFeishu<FeishuClient>(options => Configure(options, mock)).Services
            .AddFeishuEvents<FeishuClient>()
            .HandleOthers((payload, _, _) =>
            {
                handled.SetResult(payload["text"].GetString());
                return Task.CompletedTask;
            })
            .UseLongConnection()
            .UseLongConnection());

        await host.StartAsync(Patience.Token);
        var answer = await mock.Events.SendAsync("made.up.event_v1", Saying("hello"), cancellationToken: Patience.Token);
        var connection = Assert.Single(mock.Events.Connections);
        await host.StopAsync(Patience.Token);

        Assert.True(answer.IsAcknowledged);
        Assert.Equal("hello", await handled.Task.InTimeAsync());
        await connection.Completion.InTimeAsync();
        Assert.False(host.Services.GetRequiredService<FeishuLongConnection>().IsConnected);
    }

    [Fact]
    public async Task Apps_side_by_side_have_a_connection_each()
    {
        await using var left = await EventMock.StartAsync();
        await using var right = await EventMock.StartAsync();
        var handled = new TaskCompletionSource<string>();
        using var host = Build(services =>
        {
            services.AddKeyedFeishu<FeishuClient>("left", options => Configure(options, left));
            services.AddKeyedFeishu<FeishuClient>("right", options => Configure(options, right));
            services.AddKeyedFeishuEvents<FeishuClient>("left").UseLongConnection();
            services.AddKeyedFeishuEvents<FeishuClient>("right").UseLongConnection().HandleOthers((_, _, _) =>
            {
                handled.SetResult("right");
                return Task.CompletedTask;
            });
        });

        await host.StartAsync(Patience.Token);
        await left.ConnectionAsync(1);
        await right.Events.SendAsync("made.up.event_v1", Saying("hello"), cancellationToken: Patience.Token);
        await host.StopAsync(Patience.Token);

        Assert.Equal("right", await handled.Task.InTimeAsync());
    }

    [Fact]
    public async Task An_app_that_is_refused_stops_its_host()
    {
        await using var mock = await EventMock.StartAsync();
        mock.Inject(FeishuMockFault.Code(514) with { OperationId = "callback.ws.endpoint" });
        using var log = new CapturedLog();
        using var host = Build(
            services => services
                .AddFeishu<FeishuClient>(options => Configure(options, mock)).Services
                .AddFeishuEvents<FeishuClient>()
                .UseLongConnection(),
            log);
        var stopped = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopped.SetResult);

        await host.StartAsync(Patience.Token);

        await stopped.Task.InTimeAsync();
        Assert.Contains(log.Lines, line => line.Contains("callback.ws.endpoint failed: 514", StringComparison.Ordinal));
    }

    [Fact]
    public void A_store_app_has_none()
    {
        using var host = Build(services => services
            .AddFeishu<FeishuClient>(options => (options.AppId, options.AppSecret, options.IsStoreApp) = ("cli_1", "the-secret-of-the-app", true)).Services
            .AddFeishuEvents<FeishuClient>()
            .UseLongConnection());

        var e = Assert.Throws<ArgumentException>(() => host.Services.GetRequiredService<FeishuLongConnection>());
        Assert.Contains(nameof(FeishuOptions.IsStoreApp), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_client_it_says_what_to_add()
    {
        using var host = Build(services => services.AddFeishuEvents<FeishuClient>().UseLongConnection());
        using var keyed = Build(services => services.AddKeyedFeishuEvents<FeishuClient>("hr").UseLongConnection());

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Patience.Token));
        var ofKey = await Assert.ThrowsAsync<InvalidOperationException>(() => keyed.StartAsync(Patience.Token));

        Assert.EndsWith("add services.AddFeishu<FeishuClient>(...).", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("add services.AddKeyedFeishu<FeishuClient>(\"hr\", ...).", ofKey.Message, StringComparison.Ordinal);
    }

    private static IHost Build(Action<IServiceCollection> configure, CapturedLog? log = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        if (log is not null)
        {
            builder.Logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log);
        }

        configure(builder.Services);
        return builder.Build();
    }

    private static void Configure(FeishuOptions options, FeishuMock mock) =>
        (options.AppId, options.AppSecret, options.BaseAddress) = (mock.AppId, mock.AppSecret, mock.BaseAddress);

    private static JsonObject Saying(string text) => new() { ["text"] = text };
}
