using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>How events are read from the connection.</summary>
public sealed class EventStreamTests
{
    private static readonly byte[] s_event = "data: {\"name\":\"a\"}\r\n\r\n"u8.ToArray();

    [Fact]
    public async Task An_event_is_there_as_soon_as_it_is_sent_and_the_time_of_the_call_does_not_end_the_stream()
    {
        var more = DownloadStreamTests.NewSignal();
        await using var platform = await StartAsync(async context =>
        {
            await DownloadStreamTests.SendAsync(context, s_event);
            await more.Task.InTimeAsync();
            await DownloadStreamTests.SendAsync(context, s_event);
        });
        var clock = new FakeTimeProvider();
        using var transport = platform.CreateTransport(options => options.TimeProvider = clock);
        await using var events = transport.WatchAsync().GetAsyncEnumerator();

        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync();
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));
        more.SetResult();

        Assert.True(await next);
        Assert.Equal("a", events.Current.Name);
        Assert.False(await events.MoveNextAsync());
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, false)]
    [InlineData(40, false)]
    public async Task A_packed_stream_ends_where_its_data_does(int missing, bool isWhole)
    {
        using var packed = new MemoryStream();
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 500; i++)
            {
                await zip.WriteAsync(Encoding.UTF8.GetBytes($"data: {{\"name\":\"{i * 7919 % 997}\"}}\n\n"), TestContext.Current.CancellationToken);
            }
        }

        await using var platform = await StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(packed.ToArray().AsMemory(0, (int)packed.Length - missing));
        });
        using var transport = platform.CreateTransport();
        var count = 0;

        var e = await Record.ExceptionAsync(async () =>
        {
            await foreach (var _ in transport.WatchAsync())
            {
                count++;
            }
        });

        Assert.Equal(isWhole, e is null);
        Assert.True(isWhole ? count == 500 : e is FeishuTransportException { InnerException: IOException }, $"{count} {e}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_while_waiting_for_an_event_is_a_cancellation(bool atCall)
    {
        var end = DownloadStreamTests.NewSignal();
        await using var platform = await StartAsync(async context =>
        {
            await DownloadStreamTests.SendAsync(context, s_event);
            await end.Task.InTimeAsync();
        });
        using var transport = platform.CreateTransport();
        using var cancellation = new CancellationTokenSource();
        await using var events = (atCall
            ? transport.WatchAsync(cancellation.Token)
            : transport.WatchAsync()).GetAsyncEnumerator(atCall ? default : cancellation.Token);

        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync().AsTask();
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next)).CancellationToken);
        end.SetResult();
    }

    [Fact]
    public async Task Leaving_early_frees_the_connection()
    {
        var left = DownloadStreamTests.NewSignal();
        await using var platform = await StartAsync(async context =>
        {
            await DownloadStreamTests.SendAsync(context, s_event);
            await DownloadStreamTests.SendUntilLeftAsync(context, left, [.. ": "u8, .. Enumerable.Repeat((byte)'x', 1 << 16), (byte)'\n']);
        });
        using var transport = platform.CreateTransport();

        await foreach (var item in transport.WatchAsync())
        {
            Assert.Equal("a", item.Name);
            break;
        }

        await left.Task.InTimeAsync();
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_told_and_not_the_end()
    {
        var begun = DownloadStreamTests.NewSignal();
        await using var platform = await StartAsync(async context =>
        {
            await DownloadStreamTests.SendAsync(context, [.. s_event, .. "data: {"u8]);
            await begun.Task.InTimeAsync();
            context.Abort();
        });
        using var transport = platform.CreateTransport();
        await using var events = transport.WatchAsync().GetAsyncEnumerator();

        Assert.True(await events.MoveNextAsync());
        begun.SetResult();
        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => events.MoveNextAsync().AsTask());

        Assert.StartsWith("task.v1.person.watch got a part of the response: ", e.Message, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "log-1"), (e.Status, e.LogId));
    }

    private static Task<LoopbackPlatform> StartAsync(Func<HttpContext, Task> answer) => LoopbackPlatform.StartAsync(context =>
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        return answer(context);
    });
}
