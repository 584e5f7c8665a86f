using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Feishu.Runtime.Tests;

/// <summary>Compressed responses over real HTTP: long ones, and those that cannot be decompressed.</summary>
public sealed class CompressionTests
{
    [Fact]
    public async Task A_small_response_that_becomes_a_large_one_is_read_up_to_the_limit()
    {
        var zipped = Compress("gzip", Encoding.UTF8.GetBytes("""{"code":0,"data":{}}""".PadRight(100 << 20)));
        await using var platform = await StartAsync("gzip", zipped);
        using var client = platform.CreateClient(options => options.MaxResponseBytes = 1 << 20);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => client.PingAsync());

        Assert.True(zipped.Length < 1 << 20);
        Assert.Contains("FeishuOptions.MaxResponseBytes", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", Damage.Garbage)]
    [InlineData("gzip", Damage.Middle)]
    [InlineData("gzip", Damage.Checksum)]
    [InlineData("deflate", Damage.Garbage)]
    [InlineData("deflate", Damage.Middle)]
    [InlineData("deflate", Damage.Checksum)]
    [InlineData("br", Damage.Garbage)]
    public async Task What_cannot_be_decompressed_is_a_failure_of_the_transport_and_of_a_files_reading(string encoding, Damage damage)
    {
        var random = new Random(1);
        var text = Encoding.UTF8.GetBytes("{\"code\":0,\"data\":{\"x\":\"" + string.Concat(Enumerable.Range(0, 60_000).Select(_ => (char)random.Next('a', 'z'))) + "\"}}");
        await using var platform = await StartAsync(encoding, Spoil(Compress(encoding, text), damage));
        using var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
        using var http = new HttpClient(handler);
        using var own = platform.CreateTransport();
        using var with = FeishuTransport.Create(new() { AppId = "cli_test", AppSecret = "secret", BaseAddress = platform.Address }, http);

        foreach (var transport in encoding == "gzip" ? new[] { own, with } : [with])
        {
            var e = await Assert.ThrowsAsync<FeishuTransportException>(() => transport.SendAsync(new FeishuCall(FollowerClient.PingOperation, options: null)));

            Assert.IsAssignableFrom<IOException>(e.InnerException);
            Assert.Contains("The response cannot be decompressed", e.Message, StringComparison.Ordinal);
            await using var file = await transport.DownloadAsync();
            await Assert.ThrowsAnyAsync<IOException>(() => file.CopyToAsync(Stream.Null));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1000)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task A_packed_response_that_is_cut_where_HTTP_is_whole_is_no_whole_one(int missing)
    {
        var zipped = Compress("gzip", RandomBytes(100_000));
        await using var platform = await StartAsync("gzip", zipped[..^missing]);
        using var own = platform.CreateTransport();
        await using var services = CreateServices(platform);

        foreach (var transport in new[] { own, services.GetRequiredService<FollowerClient>().Transport })
        {
            await using var file = await transport.DownloadAsync();
            await Assert.ThrowsAnyAsync<IOException>(() => file.CopyToAsync(Stream.Null));
            var e = await Assert.ThrowsAsync<FeishuTransportException>(
                () => transport.SendAsync(new FeishuCall(FollowerClient.PingOperation, new() { Retry = new(1) })));
            Assert.IsAssignableFrom<IOException>(e.InnerException);
        }
    }

    [Fact]
    public async Task Whole_packed_responses_are_read_whatever_follows_their_first_member()
    {
        var (one, two) = (RandomBytes(100_000), RandomBytes(70_000));
        byte[] zipped = [.. Compress("gzip", one), .. Compress("gzip", []), .. Compress("gzip", two)];
        await using var platform = await StartAsync("gzip", zipped);
        await using var padded = await StartAsync("gzip", [.. Compress("gzip", one), .. new byte[512]]);
        await using var empty = await StartAsync("gzip", []);

        foreach (var (address, expected) in new (LoopbackPlatform, byte[])[] { (platform, [.. one, .. two]), (padded, one), (empty, []) })
        {
            using var own = address.CreateTransport();
            await using var provider = CreateServices(address);
            foreach (var transport in new[] { own, provider.GetRequiredService<FollowerClient>().Transport })
            {
                await using var file = await transport.DownloadAsync();
                using var content = new MemoryStream();
                await file.CopyToAsync(content);
                Assert.Equal(expected, content.ToArray());
            }
        }
    }

    [Fact]
    public void Wherever_packed_data_is_cut_it_is_no_whole_one()
    {
        var first = Compress("gzip", Encoding.UTF8.GetBytes("the first member, the first member"));
        byte[] zipped = [.. first, .. Compress("gzip", "and another"u8.ToArray())];

        for (var length = 1; length < zipped.Length; length++)
        {
            using var packed = new MemoryStream(zipped[..length]);
            using var content = new ResponseStream(new GZipStream(new WholeGzip(packed), CompressionMode.Decompress));
            var e = Record.Exception(() => content.CopyTo(Stream.Null));

            // Between two members is where a file may end, and one byte of the next is padding.
            Assert.True(length == first.Length || length == first.Length + 1 ? e is null or IOException : e is IOException, $"{length} of {zipped.Length}: {e}");
            Assert.True(length != first.Length || e is null, e?.Message);
        }
    }

    [Fact]
    public async Task Only_gzip_is_asked_for_and_nothing_for_a_part_of_a_file()
    {
        var asked = new List<string>();
        await using var platform = await LoopbackPlatform.StartAsync(async context =>
        {
            asked.Add(context.Request.Headers.AcceptEncoding.ToString());
            context.Response.Headers.ContentDisposition = "attachment";
            await context.Response.Body.WriteAsync(new byte[1]);
        });
        using var own = platform.CreateTransport();
        await using var services = CreateServices(platform);

        foreach (var transport in new[] { own, services.GetRequiredService<FollowerClient>().Transport })
        {
            await using var whole = await transport.DownloadAsync();
            await using var part = await transport.DownloadAsync(new FeishuCallOptions { Headers = new Dictionary<string, string> { ["Range"] = "bytes=0-1" } });
        }

        Assert.Equal(["gzip", "identity", "gzip", "identity"], asked);
    }

    [Fact]
    public async Task A_call_that_is_safe_to_repeat_is_sent_again_where_its_response_could_not_be_decompressed()
    {
        using var platform = new FakePlatform();
        var asked = 0;
        platform.Answers(_ => asked++ > 0 ? FakePlatform.Json("""{"code":0}""") : new(HttpStatusCode.OK)
        {
            Content = new StreamContent(new GZipStream(new MemoryStream([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), CompressionMode.Decompress)),
        });
        using var client = platform.CreateRepeatingClient(options => options.Retry = new FeishuRetry(2) { Delay = TimeSpan.FromMilliseconds(1) });

        await client.PingAsync();

        Assert.Equal(2, asked);
    }

    private static Task<LoopbackPlatform> StartAsync(string encoding, byte[] body) => LoopbackPlatform.StartAsync(async context =>
    {
        if (context.Request.Path.Value!.EndsWith("download", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentDisposition = "attachment";
        }

        context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(body);
    });

    private static ServiceProvider CreateServices(LoopbackPlatform platform)
    {
        var services = new ServiceCollection();
        services.AddFeishu<FollowerClient>(options => (options.AppId, options.AppSecret, options.BaseAddress) = ("cli_test", "secret", platform.Address));
        return services.BuildServiceProvider();
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Compress(string encoding, byte[] text)
    {
        using var target = new MemoryStream();
        using (Stream zip = encoding switch
        {
            "gzip" => new GZipStream(target, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(target, CompressionLevel.Fastest),
            _ => new BrotliStream(target, CompressionLevel.Fastest),
        })
        {
            zip.Write(text);
        }

        return target.ToArray();
    }

    private static byte[] Spoil(byte[] zipped, Damage damage)
    {
        switch (damage)
        {
            case Damage.Garbage:
                zipped.AsSpan().Fill(0xA7);
                break;
            case Damage.Middle:
                zipped.AsSpan(zipped.Length / 2, 500).Fill(0xFF);
                break;
            default:
                // Gzip ends with the checksum and the length, deflate with the checksum.
                zipped[^(zipped[0] == 0x1F ? 8 : 4)] ^= 0xFF;
                break;
        }

        return zipped;
    }

    public enum Damage
    {
        Garbage,
        Middle,
        Checksum,
    }
}
