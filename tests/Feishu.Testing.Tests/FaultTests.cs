using System.Net;
using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi.ImV1;
using Feishu.Testing.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Testing.Tests;

/// <summary>What goes wrong on purpose, as an emitted client sees it.</summary>
public sealed class FaultTests
{
    private const string Operation = "im.v1.message.create";
    private const long OutsideGroup = 230002;

    [Theory]
    [InlineData("status=503", null, 503L, null)]
    [InlineData("code=230001", null, 230001L, null)]
    [InlineData("im.v1.message.create:code=230001*2", Operation, 230001L, 2)]
    [InlineData("drop*1", null, 0L, 1)]
    [InlineData("im.v1.message.create:token", Operation, 0L, null)]
    [InlineData("limit=5", null, 0L, null)]
    [InlineData("delay=0.5", null, 0L, null)]
    public void Faults_are_read_from_text(string text, string? operation, long number, int? times)
    {
        var fault = FeishuMockFault.Parse(text);

        Assert.Equal((operation, number, times), (fault.OperationId, fault.Number, fault.Times));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dorp")]
    [InlineData("drop=1")]
    [InlineData("status")]
    [InlineData("status=204")]
    [InlineData("code=x")]
    [InlineData("drop*0")]
    [InlineData("drop*")]
    [InlineData(":drop")]
    [InlineData("delay=-1")]
    public void What_is_no_fault_is_told(string text) => Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => FeishuMockFault.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Code_comes_with_the_pages_words()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Inject(FeishuMockFault.Code(OutsideGroup) with { OperationId = Operation, Times = 1 });

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => SendAsync(feishu));

        Assert.Equal((OutsideGroup, MessageResource.CreateOperation.FindError(OutsideGroup)!.Description), (e.Code, e.ApiMessage));
        await SendAsync(feishu);
        Assert.Equal([e.Code, 0], mock.Requests.Where(r => r.OperationId == Operation).Select(r => r.Code));
    }

    [Fact]
    public async Task Status_is_that_of_something_in_between()
    {
        await using var mock = await FeishuMock.StartAsync("specs", new FeishuMockOptions { Faults = [FeishuMockFault.Status(502)] }, Patience.Token);
        using var feishu = Client.Of(mock);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => SendAsync(feishu));

        Assert.Equal((HttpStatusCode.BadGateway, "text/html; charset=utf-8"), (e.Status, e.ContentType));
    }

    [Fact]
    public async Task Connection_is_dropped()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Inject(FeishuMockFault.Drop);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => SendAsync(feishu));

        Assert.IsType<HttpRequestException>(e.InnerException);
        Assert.Equal((null, null), (mock.Requests[^1].Status, mock.Requests[^1].Code));
        Assert.EndsWith($"-> dropped  {Operation}", mock.Requests[^1].ToString(), StringComparison.Ordinal);
        mock.ClearFaults();
        await SendAsync(feishu);
    }

    [Fact]
    public async Task Token_is_refused_and_the_client_fetches_another()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Inject(FeishuMockFault.RefuseToken with { Times = 1 });

        await SendAsync(feishu);

        Assert.Equal([0L, 99991663, 0, 0], mock.Requests.Select(r => r.Code ?? -1));
        Assert.Equal([true, false, true, false], mock.Requests.Select(r => r.IsForToken));
    }

    [Fact]
    public async Task Client_is_told_how_long_to_wait()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Inject(FeishuMockFault.RateLimit(TimeSpan.FromSeconds(5)));

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => SendAsync(feishu));

        Assert.Equal((99991400, HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(5)), (e.Code, e.Status, e.RetryAfter));
    }

    [Fact]
    public async Task Delay_lasts_by_the_mocks_clock_and_no_longer_than_the_mock()
    {
        var clock = new FakeTimeProvider();
        var mock = await FeishuMock.StartAsync("specs", new FeishuMockOptions { TimeProvider = clock }, Patience.Token);
        using var feishu = Client.Of(mock);
        await SendAsync(feishu);
        mock.Inject(FeishuMockFault.Delay(TimeSpan.FromHours(1)));

        var call = SendAsync(feishu);
        Assert.False(call.IsCompleted);
        await mock.DisposeAsync();

        await Assert.ThrowsAsync<FeishuTransportException>(() => call);
    }

    [Fact]
    public async Task Requests_for_tokens_are_spared_unless_they_are_named()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);
        mock.Inject(FeishuMockFault.Status(500));
        await Assert.ThrowsAsync<FeishuTransportException>(() => SendAsync(feishu));
        var token = Assert.Single(mock.Requests, r => r.IsForToken);
        Assert.Equal(200, token.Status);

        mock.ClearFaults();
        mock.WithdrawTokens();
        mock.Inject(FeishuMockFault.Code(10014) with { OperationId = token.OperationId });

        Assert.Equal(10014, (await Assert.ThrowsAsync<FeishuCredentialsException>(() => SendAsync(feishu))).Code);
    }

    [Fact]
    public async Task Operation_that_no_page_has_cannot_fail()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);

        Assert.Throws<ArgumentException>(() => mock.Inject(FeishuMockFault.Drop with { OperationId = "im.v1.message.craete" }));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeishuMockFault.Status(204));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeishuMockFault.Delay(TimeSpan.FromSeconds(-1)));
    }

    private static Task<CreateMessageResponse> SendAsync(FeishuApi.FeishuClient feishu) => feishu.Im.V1.Message.CreateAsync(
        CreateMessageReceiveIdType.OpenId,
        new() { ReceiveId = "ou_1", MsgType = CreateMessageMsgType.Text, Content = """{"text":"你好"}""" },
        cancellationToken: Patience.Token);
}
