using System.Net;
using System.Text;

namespace Feishu.Runtime.Tests;

/// <summary>What is a file, what it is called, and what is a failure instead.</summary>
public sealed class DownloadTests
{
    [Fact]
    public async Task A_file_comes_with_what_the_platform_says_of_it()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => Attach(FakePlatform.Text("a,b", "text/csv"), "attachment; filename=\"table.csv\""));
        using var transport = platform.CreateTransport();

        await using var file = await transport.DownloadAsync();

        Assert.Equal(("table.csv", "text/csv; charset=utf-8", 3L, "log-1"), (file.FileName, file.ContentType, file.Length, file.LogId));
        Assert.Equal("a,b", await TextOf(file));
    }

    [Fact]
    public async Task A_file_of_which_nothing_is_said_is_a_file()
    {
        var platform = new FakePlatform();
        platform.Answers(_ => new(HttpStatusCode.OK) { Content = new StreamContent(new GeneratedStream(3, canSeek: false)) });
        using var transport = platform.CreateTransport();

        using var file = await transport.DownloadAsync();

        Assert.Equal((null, null, null, null), (file.FileName, file.ContentType, file.Length, file.LogId));
    }

    [Theory]
    [InlineData("attachment; filename=plain.txt", "plain.txt")]
    [InlineData("attachment; filename=two words.txt; size=3", "two words.txt")]
    [InlineData("ATTACHMENT;FILENAME=\"a;b=c.txt\"", "a;b=c.txt")]
    [InlineData("attachment; filename=\"say \\\"hi\\\".txt\"", "say hi.txt")]
    [InlineData("attachment; filename=\"x.txt\"; filename*=UTF-8''%D0%BE%D1%82%20%22.txt", "от .txt")]
    [InlineData("attachment; filename*=utf-8'ru'%D0%BE.txt; filename=x.txt", "о.txt")]
    [InlineData("attachment; filename*=\"UTF-8''a%2Fb.txt\"", "b.txt")]
    [InlineData("attachment; filename*=KOI8-R''%CF.txt; filename=x.txt", "x.txt")]
    [InlineData("attachment; filename*=x.txt", null)]
    [InlineData("attachment; filename=\"Ð¾Ñ\u0082.txt\"", "от.txt")]
    [InlineData("attachment; filename=\"caf\u00E9.txt\"", "caf\u00E9.txt")]
    [InlineData("attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("attachment; filename=\"C:\\dir\\file.txt\"", "file.txt")]
    [InlineData("attachment; filename=\"C:file.txt\"", "file.txt")]
    [InlineData("attachment; filename*=UTF-8''..%5C..%5Ca%00%0A.txt", "a.txt")]
    [InlineData("attachment; filename=\"..\"", null)]
    [InlineData("attachment; filename=\". . \"", null)]
    [InlineData("attachment; filename=\"dir/\"", null)]
    [InlineData("attachment; filename=\"\"", null)]
    [InlineData("attachment; filename=\"open", "open")]
    [InlineData("attachment; filename=\"open\\", null)]
    [InlineData("attachment; filename=CON", "_CON")]
    [InlineData("attachment; filename=nul.txt", "_nul.txt")]
    [InlineData("attachment; filename=\"NUL .txt\"", "_NUL .txt")]
    [InlineData("attachment; filename=\"aux.tar.gz\"", "_aux.tar.gz")]
    [InlineData("attachment; filename=COM1", "_COM1")]
    [InlineData("attachment; filename=lpt9.doc", "_lpt9.doc")]
    [InlineData("attachment; filename*=UTF-8''COM%C2%B9.txt", "_COM\u00B9.txt")]
    [InlineData("attachment; filename=CONIN$", "_CONIN$")]
    [InlineData("attachment; filename=CONTENT.txt", "CONTENT.txt")]
    [InlineData("attachment; filename=COM.txt", "COM.txt")]
    [InlineData("attachment; filename=\"a.exe. . .\"", "a.exe")]
    [InlineData("attachment; filename=\" a.txt \"", "a.txt")]
    [InlineData("attachment; filename*=UTF-8''a.txt%E3%80%80.", "a.txt")]
    [InlineData("attachment; filename*=UTF-8''invoice%E2%80%AEfdp.exe", "invoicefdp.exe")]
    [InlineData("attachment; filename*=UTF-8''%E2%81%A6a%E2%81%A9%E2%80%8E%EF%BB%BF%C2%85%E2%80%A8.txt", "a.txt")]
    [InlineData("attachment; filename*=UTF-8''a%F3%A0%81%A1%F0%9F%A6%8A.txt", "a🦊.txt")]
    [InlineData("attachment; filename*=UTF-8''C%E2%80%8BON%C2%AD.%E2%81%A0txt", "_CON.txt")]
    [InlineData("attachment; filename*=UTF-8''a%E2%80%8B%C2%AD%E2%81%A0%E3%85%A4%E1%85%9F%EF%BE%A0%CD%8F%E1%A0%8E%EF%B8%8F%E2%80%8D%E2%A0%80%F0%9D%85%B3.txt", "a.txt")]
    [InlineData("attachment; filename*=UTF-8''%E3%85%A4%E2%80%8B", null)]
    [InlineData("attachment; filename*=UTF-8''caf%C3%A9%20%E7%95%8C%ED%95%9C.txt", "caf\u00E9 \u754C\uD55C.txt")]
    [InlineData("attachment; filename*=UTF-8''..%2F..%2F..", null)]
    [InlineData("attachment; filename*=UTF-8''..%E2%80%AE", null)]
    [InlineData("attachment; filename=\"a.txt:stream\"", "a.txt_stream")]
    [InlineData("attachment; filename=\"C:D:x\"", "D_x")]
    [InlineData("attachment; filename=\"a<b>c|d?e*.txt\"", "a_b_c_d_e_.txt")]
    [InlineData("attachment; filename", null)]
    [InlineData("attachment;;; =x; filename=a", "a")]
    [InlineData("inline; filename=a", "a")]
    [InlineData("attachment", null)]
    [InlineData("", null)]
    public void A_name_is_read_as_servers_write_it_and_leads_nowhere_else(string header, string? expected)
    {
        using var content = new ByteArrayContent([]);
        content.Headers.TryAddWithoutValidation("Content-Disposition", header);

        Assert.Equal(expected, AttachedFile.NameIn(content.Headers));
    }

    [Theory]
    [InlineData("""{"code":1470602,"msg":"no such file"}""", HttpStatusCode.OK)]
    [InlineData("""{"code":1470602,"msg":"no such file"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"msg":"no such file","code":1470602,"data":{"more":[1]}}""", HttpStatusCode.OK)]
    public async Task A_failure_in_JSON_is_a_refusal_whatever_the_status(string json, HttpStatusCode status)
    {
        var e = await Fails<FeishuApiException>(_ => FakePlatform.Json(json, status));

        Assert.Equal((1470602, "no such file", status, "log-1"), (e.Code, e.ApiMessage, e.Status, e.LogId));
    }

    [Fact]
    public async Task A_failure_is_one_even_where_it_is_attached_or_calls_itself_something_else()
    {
        Assert.Equal(5, (await Fails<FeishuApiException>(_ => Attach(FakePlatform.Json("""{"code":5}""", HttpStatusCode.BadRequest), "attachment; filename=a.json"))).Code);
        Assert.Equal(5, (await Fails<FeishuApiException>(_ => FakePlatform.Text("""{"code":5}""", "text/plain", HttpStatusCode.BadRequest))).Code);
        Assert.Equal(5, (await Fails<FeishuApiException>(_ => FakePlatform.Text("""{"code":5}""", "application/problem+json"))).Code);
    }

    [Theory]
    [InlineData("<html>Bad Gateway</html>", "text/html", HttpStatusCode.BadGateway, "got a response that is not the platform's JSON")]
    [InlineData("", "text/html", HttpStatusCode.BadGateway, "got an empty response")]
    [InlineData("""{"a":1}""", "application/json", HttpStatusCode.InternalServerError, "without a code")]
    [InlineData("""{"code":0,"msg":"success"}""", "application/json", HttpStatusCode.OK, "got a success without a file")]
    public async Task What_is_neither_a_file_nor_a_refusal_is_told(string body, string contentType, HttpStatusCode status, string expected)
    {
        var e = await Fails<FeishuTransportException>(_ => FakePlatform.Text(body, contentType, status));

        Assert.StartsWith("drive.v1.file.download got a", e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.Equal((status, "log-1", body), (e.Status, e.LogId, e.BodyExcerpt));
    }

    [Fact]
    public async Task A_redirect_is_told()
        => Assert.Contains("redirected", (await Fails<FeishuTransportException>(_ => FakePlatform.Text("", "text/html", HttpStatusCode.Found))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"code":5,"rows":[1]}""", "attachment; filename=\"rows.json\"")]
    [InlineData("""{"code":5,"rows":[1]}""", "Attachment")]
    [InlineData("""{"code":5,"rows":[1]}""", "inline; filename=rows.json")]
    [InlineData("""{"rows":[1]}""", "")]
    [InlineData("""{"code":"print(1)"}""", "")]
    [InlineData("[1,2]", "")]
    [InlineData("{ not quite", "")]
    public async Task A_JSON_file_is_a_file(string json, string disposition)
    {
        var platform = new FakePlatform();
        platform.Answers(_ => Attach(FakePlatform.Json(json), disposition));
        using var transport = platform.CreateTransport();

        using var file = await transport.DownloadAsync();

        Assert.Equal(("application/json; charset=utf-8", json.Length, "log-1"), (file.ContentType, file.Length, file.LogId));
        Assert.Equal(json, await TextOf(file));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var platform = new FakePlatform();
        platform.Answers(sent => sent.Token == "Bearer t-1" ? FakePlatform.Json("""{"code":99991663}""", HttpStatusCode.BadRequest) : FakePlatform.Text("x", "text/plain"));
        using var transport = platform.CreateTransport();

        using var file = await transport.DownloadAsync();
        platform.Answers("""{"code":99991663}""");

        Assert.Equal("x", await TextOf(file));
        Assert.Equal(["Bearer t-1", "Bearer t-2"], platform.Calls.Select(sent => sent.Token));
        Assert.Equal(99991663, (await Assert.ThrowsAsync<FeishuApiException>(() => transport.DownloadAsync())).Code);
        Assert.Equal(4, platform.Calls.Count());
    }

    [Fact]
    public async Task The_answer_is_shown_without_its_content_and_let_go_where_that_throws()
    {
        var platform = new FakePlatform();
        using var content = new GeneratedStream(3, canSeek: false);
        platform.Answers(_ => new(HttpStatusCode.OK) { Content = new StreamContent(content) });
        using var transport = platform.CreateTransport();
        var shown = new List<(HttpStatusCode, int)>();

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => transport.DownloadAsync(new FeishuCallOptions
        {
            OnResponse = response =>
            {
                shown.Add((response.Status, response.Body.Length));
                throw new InvalidOperationException("stop");
            },
        }));

        Assert.Equal("stop", e.Message);
        Assert.Equal([(HttpStatusCode.OK, 0)], shown);
        Assert.True(content.IsDisposed);
    }

    [Fact]
    public async Task A_file_can_be_made_by_hand_and_owns_its_content()
    {
        var content = new GeneratedStream(3, canSeek: true);

        await using (var file = new FeishuDownload(content, "a", "b/c", 3))
        {
            Assert.Equal(("a", "b/c", 3L, null), (file.FileName, file.ContentType, file.Length, file.LogId));
        }

        Assert.True(content.IsDisposed);
    }

    private static HttpResponseMessage Attach(HttpResponseMessage response, string disposition)
    {
        response.Content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return response;
    }

    private static async Task<string> TextOf(FeishuDownload file)
    {
        using var reader = new StreamReader(file.Content, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static async Task<T> Fails<T>(Func<SentRequest, HttpResponseMessage> answer)
        where T : Exception
    {
        var platform = new FakePlatform();
        platform.Answers(answer);
        using var transport = platform.CreateTransport();
        return await Assert.ThrowsAsync<T>(() => transport.DownloadAsync());
    }

    [Theory]
    [InlineData("CON", ' ', "x.txt", "_CON.txt")]
    [InlineData("nul", '.', "x.pdf", "_nul.pdf")]
    [InlineData("com1 ", ' ', " a.b", "_com1.b")]
    [InlineData("CONSOLE", ' ', "x.txt", "CONSOLE.txt")]
    public void A_device_that_shows_when_the_name_is_shortened_is_none(string begin, char fill, string end, string expected)
        => Assert.Equal(expected, SafeFileName.Of(begin + new string(fill, 260) + end));

    [Fact]
    public void A_devices_name_of_full_length_is_shortened_too()
    {
        var name = SafeFileName.Of("CON." + new string('a', 251))!;

        Assert.Equal(("_CON.", 255), (name[..5], System.Text.Encoding.UTF8.GetByteCount(name)));
    }

    [Theory]
    [InlineData('a', ".txt", 255)]
    [InlineData('界', ".docx", 254)]
    [InlineData('a', "", 255)]
    public void A_name_that_is_too_long_keeps_its_extension(char unit, string extension, int bytes)
    {
        var name = SafeFileName.Of(new string(unit, 1000) + extension)!;

        Assert.EndsWith(extension, name, StringComparison.Ordinal);
        Assert.Equal(bytes, System.Text.Encoding.UTF8.GetByteCount(name));
        Assert.Equal(name, SafeFileName.Of(name));
        Assert.Equal(255, System.Text.Encoding.UTF8.GetByteCount(SafeFileName.Of("a." + new string('b', 1000))!));
    }
}
