namespace Feishu.Runtime.Tests;

/// <summary>The body's pooled memory must not go back while somebody still sends it.</summary>
public sealed class ContentTests
{
    [Fact]
    public async Task The_memory_stays_until_the_last_one_that_sends_it_is_done()
    {
        var content = new FeishuJsonContent(new RemoveRequest { Comment = new string('x', 5000) });
        var slow = new SlowStream();
        var sending = content.CopyToAsync(slow);
        await slow.Begun.Task.InTimeAsync();

        content.Dispose();
        Scribble();
        slow.Gate.SetResult();
        await sending;

        Assert.Equal(new RemoveRequest { Comment = new string('x', 5000) }.ToUtf8Json(), slow.ToArray());
    }

    [Fact]
    public async Task It_can_be_sent_again_and_not_after_its_end()
    {
        var content = new FeishuJsonContent(new RemoveRequest { Comment = "c" });
        MemoryStream first = new(), second = new();
        await content.CopyToAsync(first);
        content.CopyTo(second, null, CancellationToken.None);

        Assert.Equal("""{"comment":"c"}"""u8.ToArray(), first.ToArray());
        Assert.Equal(first.ToArray(), second.ToArray());
        content.Dispose();
        content.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => content.CopyToAsync(first));
    }

    [Fact]
    public void A_body_that_cannot_be_written_is_refused_at_once()
        => Assert.Throws<ArgumentException>(() => new FeishuJsonContent(new Person { Height = double.NaN }));

    /// <summary>Writes over whatever memory is in the pool.</summary>
    private static void Scribble()
    {
        var rented = Enumerable.Range(0, 64).Select(_ => System.Buffers.ArrayPool<byte>.Shared.Rent(8192)).ToList();
        rented.ForEach(buffer => Array.Fill(buffer, (byte)'#'));
        rented.ForEach(buffer => System.Buffers.ArrayPool<byte>.Shared.Return(buffer));
    }

    private sealed class SlowStream : MemoryStream
    {
        public TaskCompletionSource Begun { get; } = new();

        public TaskCompletionSource Gate { get; } = new();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Begun.SetResult();
            await Gate.Task.InTimeAsync();
            await base.WriteAsync(buffer, cancellationToken);
        }
    }
}
