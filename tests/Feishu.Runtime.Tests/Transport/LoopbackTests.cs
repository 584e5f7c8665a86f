using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Feishu.Runtime.Tests;

/// <summary>The whole way, over real HTTP.</summary>
public sealed class LoopbackTests
{
    [Fact]
    public async Task A_call_goes_there_and_back()
    {
        await using var platform = await LoopbackPlatform.StartAsync(context => context.Response.WriteAsync("""{"code":0,"data":{"followers":["ou_1","ou_2"]}}"""));
        using var client = platform.CreateClient();

        var removed = await client.RemoveAsync("8391/2 ä", new() { IdList = ["ou_1"] }, FeishuUserIdType.OpenId);

        Assert.Equal(["ou_1", "ou_2"], removed.Followers);
        Assert.Equal(("/open-apis/task/v1/tasks/8391%2F2%20%C3%A4/remove?user_id_type=open_id", "Bearer t-1", """{"id_list":["ou_1"]}"""), Assert.Single(platform.Calls));
    }

    [Fact]
    public async Task Large_bodies_and_answers_in_pieces_and_compressed_arrive_whole()
    {
        var ids = Enumerable.Range(0, 50_000).Select(i => $"ou_{i}").ToArray();
        await using var platform = await LoopbackPlatform.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await zip.WriteAsync(Encoding.UTF8.GetBytes("""{"data":{"followers":["""));
            for (var i = 0; i < ids.Length; i++)
            {
                await zip.WriteAsync(Encoding.UTF8.GetBytes($"{(i > 0 ? "," : "")}\"{ids[i]}\""));
            }

            await zip.WriteAsync(Encoding.UTF8.GetBytes("""]},"code":0}"""));
        });
        using var client = platform.CreateClient();

        var removed = await client.RemoveAsync("1", new() { IdList = ids });

        Assert.Equal(ids, removed.Followers);
        Assert.Equal(new RemoveRequest { IdList = ids }.ToJson(), Assert.Single(platform.Calls).Body);
    }

    [Fact]
    public async Task The_body_is_sent_again_with_the_renewed_token()
    {
        await using var platform = await LoopbackPlatform.StartAsync(context =>
        {
            var isOld = context.Request.Headers.Authorization == "Bearer t-1";
            context.Response.StatusCode = isOld ? 400 : 200;
            return context.Response.WriteAsync(isOld ? """{"code":99991663,"msg":"expired"}""" : """{"code":0,"data":{}}""");
        });
        using var client = platform.CreateClient();

        await client.RemoveAsync("1", new() { Comment = new string('ä', 100_000) });

        Assert.Equal(["Bearer t-1", "Bearer t-2"], platform.Calls.Select(call => call.Token));
        Assert.Single(platform.Calls.Select(call => call.Body).Distinct());
        Assert.Equal(new RemoveRequest { Comment = new string('ä', 100_000) }.ToJson(), platform.Calls.First().Body);
    }

    [Fact]
    public async Task A_thousand_calls_with_different_bodies_get_each_its_own_answer()
    {
        await using var platform = await LoopbackPlatform.StartAsync(context =>
            context.Response.WriteAsync($$$"""{"code":0,"data":{"followers":["{{{context.Request.Path.Value!.Split('/')[^2]}}}"]}}"""));
        using var client = platform.CreateClient();

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(() => client.RemoveAsync($"{i}", new() { Comment = $"{i}", IdList = [new string('x', i)] }))));

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), answers.Select(answer => Assert.Single(answer.Followers!)));
        Assert.Equal(1000, platform.Calls.Count(call => call.Body == new RemoveRequest { Comment = call.Path.Split('/')[^2], IdList = [new string('x', int.Parse(call.Path.Split('/')[^2], CultureInfo.InvariantCulture))] }.ToJson()));
        Assert.Equal(1, platform.TokenCount);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await LoopbackPlatform.StartAsync(context => context.Response.WriteAsync("""{"code":0}"""));
        await using var platform = await LoopbackPlatform.StartAsync(context =>
        {
            context.Response.Redirect(other.Address + "steal");
            return Task.CompletedTask;
        });
        using var client = platform.CreateClient();

        await Assert.ThrowsAsync<FeishuTransportException>(() => client.RemoveAsync("1", new()));

        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_told_with_what_came_of_it()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerInPartAsync(listener);
        using var client = FollowerClient.Create(new() { AppId = "a", AppSecret = "b", BaseAddress = new($"http://{listener.LocalEndpoint}") });

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => client.RemoveAsync("1", new(), token: FeishuTenantAccessToken.FromString("t-1")));
        await answering;

        Assert.StartsWith("task.v1.task.remove got a part of the response: ", e.Message, StringComparison.Ordinal);
        Assert.Equal(("log-1", HttpStatusCode.OK), (e.LogId, e.Status));
        Assert.IsType<IOException>(e.InnerException, exactMatch: false);
    }

    [Fact]
    public async Task A_platform_that_is_not_there_is_told()
    {
        var platform = await LoopbackPlatform.StartAsync(_ => Task.CompletedTask);
        using var client = platform.CreateClient();
        await platform.DisposeAsync();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => client.PingAsync());

        Assert.StartsWith("ping.v1.ping got no response: ", e.Message, StringComparison.Ordinal);
        Assert.IsType<HttpRequestException>(e.InnerException);
    }

    [Fact]
    public async Task Cancelling_while_the_answer_comes_is_a_cancellation()
    {
        var begun = new TaskCompletionSource();
        await using var platform = await LoopbackPlatform.StartAsync(async context =>
        {
            await context.Response.WriteAsync("""{"code":0,""");
            await context.Response.Body.FlushAsync();
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var client = platform.CreateClient();
        using var cancellation = new CancellationTokenSource();

        var call = client.PingAsync(cancellationToken: cancellation.Token);
        await begun.Task.InTimeAsync();
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call)).CancellationToken);
    }

    /// <summary>Announces more than it sends, and closes the connection in good order.</summary>
    private static async Task AnswerInPartAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        await stream.ReadExactlyAsync(new byte[16]);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Tt-Logid: log-1\r\nContent-Length: 1000\r\n\r\n{\"code\":0,"u8.ToArray());
        connection.Client.Shutdown(SocketShutdown.Send);
        await stream.CopyToAsync(Stream.Null);
    }
}
