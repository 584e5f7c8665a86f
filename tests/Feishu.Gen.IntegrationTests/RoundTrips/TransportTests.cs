using System.Net;
using Feishu.Runtime;

namespace Feishu.Bots.RoundTrips;

/// <summary>Calls that end without an answer, or with one that is none.</summary>
public abstract class TransportTests(TestedPage page) : RoundTrip(page)
{
    private const string Operation = "task.v1.task.batchDeleteFollower";

    [Fact]
    public async Task Cancellation_ends_the_call_and_its_connection()
    {
        await using var fake = await FakeFeishu.StartAsync(Answer.Never);
        using var transport = fake.CreateTransport();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Patience.Token);

        var call = RemoveAsync(transport, cancellationToken: cancellation.Token);
        await fake.Unanswered.InTimeAsync();
        await cancellation.CancelAsync();

        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancellation.Token, e.CancellationToken);
        await fake.Abandoned.InTimeAsync();
    }

    [Fact]
    public async Task Call_that_is_cancelled_before_it_begins_is_not_sent()
    {
        await using var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RemoveAsync(transport, cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(fake.Calls);
        Assert.Empty(fake.TokenRequests);
    }

    [Fact]
    public async Task Time_that_is_over_is_no_cancellation()
    {
        await using var fake = await FakeFeishu.StartAsync(Answer.Never);
        using var transport = fake.CreateTransport();
        var token = FeishuUserAccessToken.FromString("u-1");

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => RemoveAsync(
            transport, token: token, options: new() { Timeout = TimeSpan.FromMilliseconds(50) }));

        Assert.IsType<TimeoutException>(e.InnerException);
        Assert.Equal(Operation, e.Operation?.Id);
        Assert.Null(e.Status);
    }

    [Fact]
    public async Task Answer_that_is_no_JSON_is_shown_in_part_and_without_the_token()
    {
        var page = $"<html><body>Bad Gateway, asked with Bearer t-1 {new string('x', 5000)}</body></html>";
        await using var fake = await FakeFeishu.StartAsync(new Answer(page, 502) { ContentType = "text/html" });
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => RemoveAsync(transport));

        Assert.StartsWith(Operation, e.Message, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadGateway, Answer.LogId, "text/html"), (e.Status, e.LogId, e.ContentType));
        Assert.Contains("Bad Gateway", e.BodyExcerpt, StringComparison.Ordinal);
        Assert.True(e.BodyExcerpt!.Length <= fake.CreateOptions().MaxErrorBodyExcerpt + 1);
        Assert.DoesNotContain("t-1", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("", 500)]
    [InlineData("""{"code":0,"data":{"followers":["ou_""", 200)]
    [InlineData("[]", 200)]
    [InlineData("{}", 200)]
    [InlineData("""{"message":"unknown"}""", 404)]
    public async Task Answer_without_a_code_is_a_failure(string body, int status)
    {
        await using var fake = await FakeFeishu.StartAsync(new Answer(body, status));
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => RemoveAsync(transport));

        Assert.Equal((HttpStatusCode)status, e.Status);
        Assert.Equal(Operation, e.Operation?.Id);
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        await using var elsewhere = await FakeFeishu.StartAsync(Success);
        await using var fake = await FakeFeishu.StartAsync(new Answer("", 307) { Header = ("Location", $"{elsewhere.Address}open-apis/x") });
        using var transport = fake.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => RemoveAsync(transport));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, e.Status);
        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task Platform_that_cannot_be_reached_is_told_by_operation()
    {
        var fake = await FakeFeishu.StartAsync(Success);
        using var transport = fake.CreateTransport();
        await fake.DisposeAsync();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => RemoveAsync(transport, token: FeishuUserAccessToken.FromString("u-1")));

        Assert.IsType<HttpRequestException>(e.InnerException);
        Assert.StartsWith(Operation, e.Message, StringComparison.Ordinal);
    }

    public sealed class Own() : TransportTests(TestedPage.Own);

    public sealed class Real() : TransportTests(TestedPage.Real);
}
