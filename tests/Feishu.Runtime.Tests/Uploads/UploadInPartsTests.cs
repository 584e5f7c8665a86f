using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>Large files in parts.</summary>
public sealed class UploadInPartsTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly List<FeishuUploadPart> _parts = [];
    private readonly MemoryStream _received = new();

    public void Dispose() => _received.Dispose();

    [Theory]
    [InlineData(10_000, 4096, 3, true)]
    [InlineData(10_000, 4096, 3, false)]
    [InlineData(8192, 4096, 2, true)]
    [InlineData(1, 4096, 1, true)]
    public async Task A_file_is_prepared_sent_in_parts_and_finished(int length, int partSize, int count, bool canSeek)
    {
        var progress = new Progress();

        var token = await FeishuUploadInParts.RunAsync(
            new GeneratedStream(length, canSeek), "a.bin", _ => Task.FromResult(new FeishuUploadPlan("up-1", partSize, count)), TakeAsync, (plan, _) => Task.FromResult($"file of {plan.UploadId}"), progress, s_noHurry);

        Assert.Equal("file of up-1", token);
        Assert.Equal(Enumerable.Range(0, count).Select(i => (long)i), _parts.Select(part => part.Index));
        Assert.All(_parts, part => Assert.Equal(("up-1", "a.bin", part.Size), (part.UploadId, part.File.FileName, part.File.Length)));
        Assert.Equal(Enumerable.Range(0, length).Select(i => GeneratedStream.At(i)), _received.ToArray());
        Assert.Equal(length, progress.Values[^1]);
        Assert.Equal(progress.Values.Order(), progress.Values);
    }

    [Theory]
    [InlineData(4096, 2)]
    [InlineData(5000, 3)]
    public async Task A_file_that_is_shorter_than_the_platform_was_told_is_not_finished(int length, int count)
    {
        var e = await Assert.ThrowsAsync<EndOfStreamException>(() => FeishuUploadInParts.RunAsync<string>(
            new GeneratedStream(length, canSeek: false), "a.bin", _ => Task.FromResult(new FeishuUploadPlan("up-1", 4096, count)), TakeAsync, (_, _) => throw new InvalidOperationException("finished"), null, s_noHurry));

        Assert.Contains($"ends after {length} bytes", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 4096, 1)]
    [InlineData("up-1", 0, 1)]
    [InlineData("up-1", 4096, 0)]
    [InlineData("up-1", -1, 1)]
    [InlineData("up-1", 4096, -1)]
    [InlineData("up-1", long.MaxValue, 1)]
    [InlineData("up-1", 4096, long.MaxValue)]
    public async Task A_plan_that_makes_no_sense_is_told(string id, long partSize, long count)
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => FeishuUploadInParts.RunAsync(
            new GeneratedStream(1, canSeek: false), "a.bin", _ => Task.FromResult(new FeishuUploadPlan(id, partSize, count)), TakeAsync, (_, _) => Task.FromResult(""), null, s_noHurry));
        Assert.Empty(_parts);
    }

    [Theory]
    [InlineData(8192, 4096, 1)]
    [InlineData(8192, 4096, 3)]
    [InlineData(8193, 4096, 2)]
    public async Task A_plan_that_does_not_fit_the_file_is_told_before_anything_is_sent(int length, int partSize, int count)
    {
        var plan = new FeishuUploadPlan("up-1", partSize, count);
        await AssertRefusedAsync(new GeneratedStream(length, canSeek: true), plan);
        await AssertRefusedAsync(new GeneratedStream(length, canSeek: false), plan with { FileSize = length });

        async Task AssertRefusedAsync(Stream content, FeishuUploadPlan plan)
        {
            var e = await Assert.ThrowsAsync<InvalidOperationException>(() => FeishuUploadInParts.RunAsync<string>(
                content, "a.bin", _ => Task.FromResult(plan), TakeAsync, (_, _) => throw new NotSupportedException("finished"), null, s_noHurry));

            Assert.Contains($"wants {count} parts of {partSize} bytes for upload 'up-1', and a.bin has {length} bytes", e.Message, StringComparison.Ordinal);
            Assert.Empty(_parts);
        }
    }

    [Fact]
    public async Task Bytes_that_are_left_over_keep_an_upload_from_being_finished()
    {
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => FeishuUploadInParts.RunAsync<string>(
            new GeneratedStream(8193, canSeek: false), "a.bin", _ => Task.FromResult(new FeishuUploadPlan("up-1", 4096, 2)), TakeAsync, (_, _) => throw new NotSupportedException("finished"), null, s_noHurry));

        Assert.Contains("a.bin has more than the 8192 bytes that were sent", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_sent_from_where_its_stream_stands()
    {
        var content = new GeneratedStream(10_000, canSeek: true);
        content.Position = 5_000;

        await FeishuUploadInParts.RunAsync(content, "a.bin", _ => Task.FromResult(new FeishuUploadPlan("up-1", 4096, 2)), TakeAsync, (_, _) => Task.FromResult(""), null, s_noHurry);

        Assert.Equal(Enumerable.Range(5_000, 5_000).Select(i => GeneratedStream.At(i)), _received.ToArray());
    }

    [Theory]
    [InlineData("", 1u)]
    [InlineData("a", 0x00620062u)]
    [InlineData("Wikipedia", 0x11E60398u)]
    public void The_checksum_is_Adler_32(string text, uint expected) => Assert.Equal(expected, Adler32.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void The_checksum_of_many_bytes_does_not_overflow() => Assert.Equal(0x3843E1BEu, Adler32.Of(Enumerable.Repeat((byte)255, 1_000_000).ToArray()));

    private async Task TakeAsync(FeishuUploadPart part, CancellationToken cancellationToken)
    {
        _parts.Add(part);
        await part.File.CopyToAsync(_received, cancellationToken);
    }

    private sealed class Progress : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value) => Values.Add(value);
    }
}
