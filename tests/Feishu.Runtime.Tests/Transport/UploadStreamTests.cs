using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Feishu.Runtime.Tests;

/// <summary>How a file's stream is treated while it is sent.</summary>
public sealed class UploadStreamTests
{
    private const long Large = 64L << 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_large_file_is_sent_while_it_is_read(bool canSeek)
    {
        using var stream = new GeneratedStream(Large, canSeek);
        long readAtFirst = 0, received = 0, wrong = 0;
        await using var platform = await LoopbackPlatform.StartAsync(
            async context =>
            {
                context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
                var section = await new MultipartReader(context.Request.ContentType!.Split("boundary=")[1], context.Request.Body).ReadNextSectionAsync();

                // Nothing of the file is taken yet: what was read of it is what fits between the two ends.
                readAtFirst = stream.ReadCount;
                var buffer = new byte[1 << 16];
                while (await section!.Body.ReadAsync(buffer) is > 0 and var count)
                {
                    for (var i = 0; i < count; i++)
                    {
                        wrong += buffer[i] == GeneratedStream.At(received + i) ? 0 : 1;
                    }

                    received += count;
                }

                await context.Response.WriteAsync("""{"code":0}""");
            },
            readsBody: false);
        using var transport = platform.CreateTransport();

        await transport.SendAsync(Call(new FeishuUpload(stream, "large")));

        Assert.Equal((Large, 0L, Large), (received, wrong, stream.ReadCount));
        Assert.InRange(readAtFirst, 0, Large - 1);
        Assert.False(stream.IsDisposed);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_rewound_is_not_sent_as_an_empty_file()
    {
        var platform = new FakePlatform();
        using var transport = platform.CreateTransport();
        var upload = new FeishuUpload(new GeneratedStream(3, canSeek: false), "f.bin");
        await transport.SendAsync(Call(upload));

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => transport.SendAsync(Call(upload)));

        Assert.Contains("f.bin was sent before and cannot be rewound", e.Message, StringComparison.Ordinal);
        Assert.Single(platform.Calls);
    }

    [Fact]
    public async Task A_stream_serves_one_call_at_a_time()
    {
        var platform = new FakePlatform();
        using var transport = platform.CreateTransport();
        using var stream = new WaitingStream([1, 2]);
        var upload = new FeishuUpload(stream, "f.bin");
        var first = transport.SendAsync(Call(upload));
        await stream.Begun.Task.InTimeAsync();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => transport.SendAsync(Call(upload)));
        Assert.False(upload.CanSendAgain);
        stream.Gate.SetResult();
        await first;

        Assert.Contains("f.bin is being sent by another call", e.Message, StringComparison.Ordinal);
        Assert.True(upload.CanSendAgain);
        Assert.Single(platform.Calls);
    }

    [Fact]
    public async Task Cancelling_while_a_file_is_read_is_a_cancellation()
    {
        await using var platform = await LoopbackPlatform.StartAsync(_ => Task.CompletedTask);
        using var transport = platform.CreateTransport();
        using var stream = new WaitingStream([1, 2]);
        using var cancellation = new CancellationTokenSource();
        var sending = transport.SendAsync(Call(new FeishuUpload(stream, "f")), cancellation.Token);
        await stream.Begun.Task.InTimeAsync();

        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending)).CancellationToken);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_stream_that_fails_is_told_with_its_cause()
    {
        await using var platform = await LoopbackPlatform.StartAsync(_ => Task.CompletedTask);
        using var transport = platform.CreateTransport();
        using var stream = new WaitingStream([1, 2]);
        stream.Gate.SetException(new IOException("the disk is gone"));

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => transport.SendAsync(Call(new FeishuUpload(stream, "f"))));

        Assert.Contains("the disk is gone", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData("a\r\nX: y", null)]
    [InlineData("a\0", null)]
    [InlineData("a", "")]
    [InlineData("a", "image")]
    [InlineData("a", "text/plain\r\nX: y")]
    public void What_would_break_the_form_is_refused(string fileName, string? contentType)
        => Assert.Throws<ArgumentException>(() => new FeishuUpload(Stream.Null, fileName, contentType));

    [Fact]
    public void A_file_is_checked_and_shown()
    {
        var closed = new MemoryStream();
        closed.Dispose();

        Assert.Throws<ArgumentException>(() => new FeishuUpload(closed, "a"));
        Assert.Throws<ArgumentNullException>(() => FeishuUpload.FromBytes(null!, "a"));
        Assert.Equal("a (3 bytes)", FeishuUpload.FromBytes([1, 2, 3], "a").ToString());
        Assert.Equal("a", new FeishuUpload(new GeneratedStream(3, canSeek: false), "a").ToString());
        Assert.Equal(0, new FeishuUpload(new MemoryStream([1]) { Position = 5 }, "a").Length);
        Assert.Throws<ArgumentException>(() => new FeishuCall(FileOperations.Upload, options: null).AddPart("a", double.NaN));
    }

    private static FeishuCall Call(FeishuUpload upload)
    {
        var call = new FeishuCall(FileOperations.Upload, options: null);
        call.AddPart("file", upload);
        return call;
    }
}
