using System.Net;
using Microsoft.AspNetCore.Http;

namespace Feishu.Runtime.Tests;

/// <summary>Files that are elsewhere: where a download is redirected to.</summary>
public sealed class RedirectTests
{
    private const string Signed = "https://store.example/files/1?signature=the-secret";

    [Fact]
    public async Task The_whole_address_is_had_from_the_exception_and_its_message_tells_the_host_alone()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => Redirect(Signed));
        using var transport = platform.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => transport.DownloadAsync());

        Assert.Equal(Signed, e.RedirectLocation!.AbsoluteUri);
        Assert.StartsWith(
            "drive.v1.file.download was redirected to https://store.example, which is not followed, as the token belongs to the addresses in the options only (the exception's RedirectLocation is the whole address,",
            e.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("the-secret", e.ToString(), StringComparison.Ordinal);
        Assert.Single(platform.Calls);
    }

    [Fact]
    public async Task A_relative_address_is_made_whole()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => Redirect("../other?a=b"));
        using var transport = platform.CreateTransport();

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => transport.DownloadAsync());

        Assert.Equal("https://open.feishu.cn/open-apis/drive/v1/other?a=b", e.RedirectLocation!.AbsoluteUri);
    }

    [Theory]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task A_file_is_fetched_where_it_is_without_the_token_where_the_options_say_so(HttpStatusCode status)
    {
        await using var store = await LoopbackPlatform.StartAsync(async context =>
        {
            Assert.DoesNotContain("X-Mine", context.Request.Headers.Keys);
            Assert.Equal("bytes=0-4", context.Request.Headers.Range);

            // No envelope, whatever it looks like.
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"code":5}""");
        });
        await using var platform = await LoopbackPlatform.StartAsync(context =>
        {
            context.Response.StatusCode = (int)status;
            context.Response.Headers.Location = store.Address + "files/1?signature=s";
            return Task.CompletedTask;
        });
        using var transport = platform.CreateTransport(options => options.FollowDownloadRedirects = true);
        var shown = new List<HttpStatusCode>();

        using var file = await transport.DownloadAsync(new FeishuCallOptions
        {
            Headers = new Dictionary<string, string> { ["X-Mine"] = "credentials", ["Range"] = "bytes=0-4" },
            OnResponse = response => shown.Add(response.Status),
        });
        using var reader = new StreamReader(file.Content);

        Assert.Equal("""{"code":5}""", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("/files/1?signature=s", (string?)null), store.Calls.Select(call => (call.Path, call.Token)).Single());
        Assert.Equal("Bearer t-1", platform.Calls.Single().Token);
        Assert.Equal([status, HttpStatusCode.OK], shown);
    }

    [Theory]
    [InlineData("http://store.example/1")]
    [InlineData("http://127.0.0.1/1")]
    [InlineData("ftp://store.example/1")]
    [InlineData("file:///etc/passwd")]
    public async Task From_https_nothing_less_is_followed(string location)
    {
        var platform = new FakePlatform();
        platform.Answers(sent => sent.Uri.StartsWith("https://open.feishu.cn/", StringComparison.Ordinal) ? Redirect("https://store.example/0") : Redirect(location));
        using var transport = platform.CreateTransport(options => (options.FollowDownloadRedirects, options.AllowHttp) = (true, true));

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => transport.DownloadAsync());

        Assert.EndsWith("which is not followed, as it is not by https (HTTP 302)", e.Message, StringComparison.Ordinal);
        Assert.Equal(location, e.RedirectLocation!.AbsoluteUri);
        Assert.Equal(2, platform.Calls.Count());
    }

    [Fact]
    public async Task Redirects_come_to_an_end()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => Redirect(Signed));
        using var transport = platform.CreateTransport(options => options.FollowDownloadRedirects = true);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => transport.DownloadAsync());

        Assert.Contains("as it is the 6th in a row", e.Message, StringComparison.Ordinal);
        Assert.Equal(6, platform.Calls.Count());
        Assert.Single(platform.Calls, sent => sent.Token is not null);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_told()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => Redirect(location: null));
        using var transport = platform.CreateTransport(options => options.FollowDownloadRedirects = true);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => transport.DownloadAsync());

        Assert.StartsWith("drive.v1.file.download was redirected, which is not followed, as it names no address", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Its answers are not the platform's: no code in them takes the token back.</summary>
    [Fact]
    public async Task What_the_store_refuses_is_no_refusal_of_the_platform()
    {
        var platform = new FakePlatform();
        platform.Answers(sent => sent.Token is not null ? Redirect(Signed) : FakePlatform.Json("""{"code":99991663}""", HttpStatusCode.Forbidden));
        using var transport = platform.CreateTransport(options => options.FollowDownloadRedirects = true);

        var e = await Assert.ThrowsAsync<FeishuTransportException>(() => transport.DownloadAsync());

        Assert.Equal(HttpStatusCode.Forbidden, e.Status);
        Assert.Equal((2, 1), (platform.Calls.Count(), platform.TokenCount));
    }

    [Fact]
    public async Task Only_files_are_fetched_elsewhere()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => Redirect(Signed));
        using var client = platform.CreateClient(options => options.FollowDownloadRedirects = true);

        await Assert.ThrowsAsync<FeishuTransportException>(() => client.PingAsync());
        await Assert.ThrowsAsync<FeishuTransportException>(() => client.RemoveAsync("1", new()));

        Assert.Equal(2, platform.Calls.Count());
    }

    private static HttpResponseMessage Redirect(string? location)
    {
        var response = new HttpResponseMessage(HttpStatusCode.Found);
        _ = location is not null && response.Headers.TryAddWithoutValidation("Location", location);
        return response;
    }
}
