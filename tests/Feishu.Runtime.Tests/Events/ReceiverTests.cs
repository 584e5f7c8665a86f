namespace Feishu.Runtime.Tests;

/// <summary>What is let in, and what is not.</summary>
public sealed class ReceiverTests
{
    [Fact]
    public async Task An_event_that_is_signed_and_encrypted_is_handled()
    {
        var seen = new List<(MessageReceived Payload, FeishuEventContext Context)>();
        await using var host = EventHost.Create(events => events.Handle<MessageReceived>((payload, context, _) =>
        {
            seen.Add((payload, context));
            return Task.CompletedTask;
        }));
        var json = host.Sender.Message("e1");

        var response = await host.SendAsync(json);

        Assert.Equal("200 {}", EventHost.Text(response));
        var (payload, context) = Assert.Single(seen);
        Assert.Equal("hello", payload.Message?.Text);
        Assert.Equal(
            new FeishuEventHeader { EventId = "e1", EventType = "im.message.receive_v1", CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1700000000123), TenantKey = "tenant-1", AppId = EventSender.AppId },
            context.Header);
        Assert.Equal(json.Trim(), context.Json.ToJson());
    }

    [Fact]
    public async Task An_event_of_the_old_form_is_handled()
    {
        var seen = new List<(UserLeft Payload, FeishuEventContext Context)>();
        await using var host = EventHost.Create(events => events.Handle<UserLeft>((payload, context, _) =>
        {
            seen.Add((payload, context));
            return Task.CompletedTask;
        }));

        var response = await host.SendAsync(host.Sender.OldEvent("user_leave", "u1", ""","open_id":"ou_1" """));

        Assert.Equal("200 {}", EventHost.Text(response));
        var (payload, context) = Assert.Single(seen);
        Assert.Equal("ou_1", payload.OpenId);
        Assert.Equal(
            new FeishuEventHeader { EventId = "u1", EventType = "user_leave", CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(1700000000500), TenantKey = "tenant-1", AppId = EventSender.AppId, IsOldForm = true },
            context.Header);
    }

    [Fact]
    public async Task An_app_without_an_encrypt_key_gets_events_by_their_token()
    {
        await using var host = EventHost.CreateCounting(out var count, options => options.EncryptKey = null);

        Assert.Equal("200 {}", EventHost.Text(await host.SendAsync(host.Sender.Message("e1"))));
        Assert.Equal(1, count());

        // A signature that is made without a key says nothing, and does no harm.
        Assert.Equal("200 {}", EventHost.Text(await host.ReceiveAsync(host.Sender.Sign(host.Sender.Message("e2")))));
        Assert.Equal(2, count());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_handshake_is_answered(bool hasKey, bool hasToken)
    {
        await using var host = EventHost.CreateCounting(out _, options =>
        {
            options.EncryptKey = hasKey ? EventSender.Key : null;
            options.VerificationToken = hasToken ? EventSender.Token : null;
        });

        var response = await host.ReceiveAsync(host.Sender.SendUnsigned(EventSender.Challenge("ajls384kdj-9wL=", EventSender.Token)));

        Assert.Equal("""200 {"challenge":"ajls384kdj-9wL="}""", EventHost.Text(response));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_before_anything_else()
    {
        await using var host = EventHost.CreateCounting(out var count, options => options.MaxBodyBytes = 1024);
        Assert.Equal(1024, host.Receiver.MaxBodyBytes);

        Assert.Equal("413 ", EventHost.Text(await host.SendAsync(host.Sender.Message("e1", new string('x', 1024)))));
        Assert.Equal("413 ", EventHost.Text(host.Receiver.RefuseTooLarge()));
        Assert.Equal("200 {}", EventHost.Text(await host.SendAsync(host.Sender.Message("e2"))));
        Assert.Equal(1, count());
    }

    [Fact]
    public async Task A_request_that_is_sent_again_by_somebody_else_is_not_handled_again()
    {
        await using var host = EventHost.CreateCounting(out var count);
        var request = host.Sender.Send(host.Sender.Message("e1"));

        Assert.Equal("200 {}", EventHost.Text(await host.ReceiveAsync(request)));
        Assert.Equal("200 {}", EventHost.Text(await host.ReceiveAsync(request)));
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("200 {}", EventHost.Text(await host.ReceiveAsync(request)));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("401 ", EventHost.Text(await host.ReceiveAsync(request)));
        Assert.Equal(1, count());
    }

    [Fact]
    public async Task Neither_key_nor_token_is_no_set_up_for_the_open_network()
    {
        await using var host = EventHost.CreateCounting(out _, options => (options.EncryptKey, options.VerificationToken) = (null, null));

        var failure = Assert.Throws<InvalidOperationException>(() => host.Receiver);

        Assert.Contains("EncryptKey", failure.Message, StringComparison.Ordinal);
        Assert.Equal(FeishuEventOutcome.Handled, (await host.DispatchAsync(host.Sender.Message("e1"))).Outcome);
    }
}
