using Microsoft.AspNetCore.Http;

namespace Feishu.Runtime.Tests;

/// <summary>How large files may be, and how far they have come.</summary>
public sealed class FileSizeTests : IDisposable
{
    private static readonly CancellationToken s_noHurry = CancellationToken.None;

    private readonly FakePlatform _platform = new();

    public void Dispose() => _platform.Dispose();

    [Fact]
    public void A_file_over_the_pages_limit_fails_before_anything_is_sent()
    {
        var call = new FeishuCall(FileOperations.Upload, options: null);

        var e = Assert.Throws<ArgumentException>(() => call.AddPart("file", new FeishuUpload(new GeneratedStream(101, canSeek: true), "big.bin"), maxSize: 100));
        Assert.Throws<ArgumentException>(() => call.AddPart("files", [new FeishuUpload(new GeneratedStream(101, canSeek: true), "big.bin")], maxSize: 100));

        Assert.StartsWith("big.bin has 101 bytes, and drive.v1.file.upload takes files of at most 100. Should the platform take more by now, set FeishuUpload.IgnoresSizeLimit.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_within_it_or_of_unknown_size_or_sent_in_spite_of_it_is_sent()
    {
        using var client = _platform.CreateClient();
        FeishuUpload[] files =
        [
            new(new GeneratedStream(100, canSeek: true), "fits.bin"),
            new(new GeneratedStream(101, canSeek: false), "who knows.bin"),
            new(new GeneratedStream(101, canSeek: true), "bold.bin") { IgnoresSizeLimit = true },
        ];
        var call = new FeishuCall(FileOperations.Upload, options: null);
        call.AddPart("file", files, maxSize: 100);

        await client.Transport.SendAsync(call, s_noHurry);

        Assert.All(files, file => Assert.Contains($"filename=\"{file.FileName}\"", _platform.Calls.Single().Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_is_told_and_begins_anew_with_another_attempt()
    {
        var values = new List<long>();
        var isFirst = true;
        await using var platform = await LoopbackPlatform.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            var isRefused = isFirst;
            isFirst = false;
            await context.Response.WriteAsJsonAsync(new { code = isRefused ? 99991663 : 0 });
        }, readsBody: false);
        using var client = platform.CreateClient();
        var call = new FeishuCall(FileOperations.Upload, options: null);
        call.AddPart("file", new FeishuUpload(new GeneratedStream(300_000, canSeek: true), "a.bin") { Progress = new Reported(values.Add) });

        await client.Transport.SendAsync(call, s_noHurry);

        Assert.Equal(2, values.Count(value => value == 300_000));
        Assert.Equal(300_000, values[^1]);
        Assert.True(values.Count > 4);
    }

    [Fact]
    public async Task A_downloads_progress_is_told()
    {
        var values = new List<long>();
        await using var file = new FeishuDownload(new GeneratedStream(300_000, canSeek: false));
        using var target = new MemoryStream();

        await file.CopyToAsync(target, new Reported(values.Add), s_noHurry);

        Assert.Equal(300_000, target.Length);
        Assert.Equal(300_000, values[^1]);
        Assert.Equal(values.Order(), values);
    }

    private sealed class Reported(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
