using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Feishu.Bots.FeishuApi;
using Feishu.Bots.FeishuApi.DriveV1;
using Feishu.Bots.FeishuApi.Events;
using Feishu.Bots.FeishuApi.ImV1;
using Feishu.Runtime;
using Feishu.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Feishu.Bots;

/// <summary>Events of pages, sent as the platform sends them and handled as what was emitted for them.</summary>
public class EventTests
{
    /// <summary>What the platform adds to a payload of the old form.</summary>
    private static readonly string[] s_facts = ["app_id", "tenant_key"];

    private readonly ConcurrentDictionary<string, (FeishuModel Payload, FeishuEventHeader Header)> _handled = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_event_of_the_pages_reaches_its_handler(bool isLongConnection)
    {
        await using var mock = await Mock.StartAsync();
        await using var app = await StartAsync(mock);
        if (isLongConnection)
        {
            mock.Events.SendOverLongConnection();
        }
        else
        {
            mock.Events.SendTo(new Uri(new Uri(app.Urls.Single()), "/feishu/events"));
        }

        foreach (var type in mock.Events.Types)
        {
            JsonObject? sent = null;
            var answer = await mock.Events.SendAsync(type, payload => sent = payload, cancellationToken: Patience.Token);

            Assert.Equal(200, answer.Status);
            var (payload, header) = _handled[type];
            Assert.True(JsonNode.DeepEquals(Facts(sent!), Facts(JsonNode.Parse(payload.ToJson())!)), $"{type}: {payload.ToJson()}");
            Assert.All(payload.AdditionalMembers.Keys, member => Assert.Contains(member, s_facts));
            Assert.Equal((type, answer.EventId, mock.AppId), (header.EventType, header.EventId, header.AppId));
        }

        Assert.Equal(FeishuClient.Events.Select(e => e.Name).Order(StringComparer.Ordinal), _handled.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Descriptors_say_what_the_pages_say()
    {
        var received = FeishuEventType.Of<ImMessageReceiveV1>();

        Assert.Equal("im.message.receive_v1", received.Name);
        Assert.Equal("接收消息", received.Title);
        Assert.Equal(typeof(ImMessageReceiveV1), received.PayloadType);
        Assert.Equal(FeishuAppTypes.Custom | FeishuAppTypes.Store, received.AppTypes);
        Assert.Equal(["im:message.p2p_msg:readonly", "im:message.group_at_msg:readonly", "im:message.group_msg"], received.Scopes);
        Assert.Equal(["contact:user.employee_id:readonly"], received.FieldScopes);
        Assert.False(received.IsOldForm);
        Assert.True(FeishuEventType.Of<OutApprovalRevertEvent>().IsOldForm);
        Assert.Contains(received, FeishuClient.Events);
    }

    private async Task<WebApplication> StartAsync(FeishuMock mock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");

        // The console is how the test process talks to whoever runs it.
        builder.Logging.ClearProviders();
        builder.Services.AddFeishu<FeishuClient>(options =>
        {
            options.AppId = mock.AppId;
            options.AppSecret = mock.AppSecret;
            options.BaseAddress = mock.BaseAddress;
        });
        var events = builder.Services.AddFeishuEvents<FeishuClient>(options =>
        {
            options.EncryptKey = mock.EncryptKey;
            options.VerificationToken = mock.VerificationToken;
        }).UseLongConnection();
        Handle<ImMessageReceiveV1>(events);
        Handle<ImChatMemberBotAddedV1>(events);
        Handle<DriveFileTitleUpdatedV1>(events);
        Handle<OutApprovalEvent>(events);
        Handle<OutApprovalRevertEvent>(events);
        Handle<AppTicketEvent>(events);
        var app = builder.Build();
        app.MapFeishuEvents("/feishu/events");
        await app.StartAsync(Patience.Token);
        return app;
    }

    /// <summary>What happened, less what the mock itself knows better.</summary>
    private static JsonObject Facts(JsonNode payload) => new(payload.AsObject()
        .Where(member => !s_facts.Contains(member.Key))
        .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private void Handle<TEvent>(FeishuEventsBuilder events)
        where TEvent : FeishuModel, IFeishuEvent<TEvent> => events.Handle<TEvent>((payload, context, _) =>
    {
        _handled[context.Header.EventType] = (payload, context.Header);
        return Task.CompletedTask;
    });
}
