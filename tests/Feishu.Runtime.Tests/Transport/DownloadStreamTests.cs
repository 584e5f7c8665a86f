using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>How a file is read from the connection.</summary>
public sealed class DownloadStreamTests
{
    [Fact]
    public async Task A_file_is_read_while_it_comes_and_the_calls_end_does_not_cut_it()
    {
        var rest = NewSignal();
        await using var platform = await LoopbackPlatform.StartAsync(async context =>
        {
            context.Response.Headers.ContentDisposition = "attachment; filename*=UTF-8''%F0%9F%A6%8A.bin";
            await SendAsync(context, [1, 2]);
            await rest.Task.InTimeAsync();
            await SendAsync(context, [3]);
        });
        var clock = new FakeTimeProvider();
        using var transport = platform.CreateTransport(options => options.TimeProvider = clock);
        using var cancellation = new CancellationTokenSource();

        await using var file = await transport.DownloadAsync(new FeishuCallOptions { Timeout = TimeSpan.FromMinutes(1) }, cancellation.Token);
        var first = new byte[2];
        await file.Content.ReadExactlyAsync(first);
        clock.Advance(TimeSpan.FromHours(1));
        await cancellation.CancelAsync();
        rest.SetResult();
        using var second = new MemoryStream();
        await file.Content.CopyToAsync(second);

        Assert.Equal([1, 2], first);
        Assert.Equal([3], second.ToArray());
        Assert.Equal(("🦊.bin", null, "log-1"), (file.FileName, file.Length, file.LogId));
    }

    [Fact]
    public async Task The_time_runs_until_the_answer_begins()
    {
        var asked = NewSignal();
        var end = NewSignal();
        await using var platform = await LoopbackPlatform.StartAsync(async _ =>
        {
            asked.SetResult();
            await end.Task.InTimeAsync();
        });
        var clock = new FakeTimeProvider();
        using var transport = platform.CreateTransport(options => options.TimeProvider = clock);

        var call = transport.DownloadAsync(new FeishuCallOptions { Timeout = TimeSpan.FromMinutes(1) });
        await asked.Task.InTimeAsync();
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.IsType<TimeoutException>((await Assert.ThrowsAsync<FeishuTransportException>(() => call)).InnerException);
        end.SetResult();
    }

    [Fact]
    public async Task The_length_is_told_where_it_is_announced()
    {
        await using var platform = await LoopbackPlatform.StartAsync(context =>
        {
            context.Response.ContentLength = 3;
            return SendAsync(context, [1, 2, 3]);
        });
        using var transport = platform.CreateTransport();

        using var file = await transport.DownloadAsync();

        Assert.Equal(3, file.Length);
    }

    [Fact]
    public async Task Disposing_of_a_file_frees_the_connection()
    {
        var left = NewSignal();
        await using var platform = await LoopbackPlatform.StartAsync(context => SendUntilLeftAsync(context, left, new byte[1 << 16]));
        using var transport = platform.CreateTransport();

        var file = await transport.DownloadAsync();
        await file.Content.ReadExactlyAsync(new byte[10]);
        await file.DisposeAsync();

        await left.Task.InTimeAsync();
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_an_IOException_and_not_the_end()
    {
        var begun = NewSignal();
        await using var platform = await LoopbackPlatform.StartAsync(async context =>
        {
            await SendAsync(context, [1, 2]);
            await begun.Task.InTimeAsync();
            context.Abort();
        });
        using var transport = platform.CreateTransport();

        using var file = await transport.DownloadAsync();
        await file.Content.ReadExactlyAsync(new byte[2]);
        begun.SetResult();

        await Assert.ThrowsAnyAsync<IOException>(() => file.Content.CopyToAsync(Stream.Null));
    }

    [Fact]
    public async Task Reading_has_a_cancellation_of_its_own()
    {
        var left = NewSignal();
        await using var platform = await LoopbackPlatform.StartAsync(async context =>
        {
            await SendAsync(context, [1]);
            await left.Task.InTimeAsync();
        });
        using var transport = platform.CreateTransport();
        using var cancellation = new CancellationTokenSource();

        using var file = await transport.DownloadAsync();
        await file.Content.ReadExactlyAsync(new byte[1]);
        var reading = file.Content.ReadAsync(new byte[1], cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        left.SetResult();
    }

    internal static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal static async Task SendAsync(HttpContext context, byte[] bytes)
    {
        await context.Response.Body.WriteAsync(bytes);
        await context.Response.Body.FlushAsync();
    }

    /// <summary>Sends without end, so that it shows when the other side is gone.</summary>
    internal static async Task SendUntilLeftAsync(HttpContext context, TaskCompletionSource left, byte[] bytes)
    {
        // Kestrel must not be the one that leaves, as nobody reads.
        context.Features.GetRequiredFeature<IHttpMinResponseDataRateFeature>().MinDataRate = null;
        try
        {
            while (true)
            {
                context.RequestAborted.ThrowIfCancellationRequested();
                await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            left.SetResult();
        }
    }
}
