using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Feishu.Runtime.Tests;

/// <summary>Forms, as a server's own reader of forms reads them.</summary>
public sealed class UploadTests
{
    private const string Done = """{"code":0,"msg":"ok"}""";
    private const string Refused = """{"code":99991663,"msg":"expired"}""";

    [Fact]
    public async Task The_server_reads_back_what_was_sent()
    {
        var forms = new ConcurrentQueue<ReceivedForm>();
        await using var platform = await StartAsync(forms);
        using var transport = platform.CreateTransport();
        var call = Call();
        call.AddPart("text", "zwölf\r\n🦊 \"x\" --");
        call.AddPart("empty", "");
        call.AddPart("none", (string?)null);
        call.AddPart("long", -5L);
        call.AddPart("double", 1234567.875);
        call.AddPart("bool", true);
        call.AddPart("status", PersonStatus.Done);
        call.AddPart("json", FeishuJson.Array(1, "two", true));
        call.AddPart("json_text", (FeishuJson)"as it is");
        call.AddPart("no_json", default(FeishuJson));
        call.AddPart("model", new Person { Name = "Änne", Age = 3 });
        call.AddPart("list", ["a", "b"]);
        call.AddPart("file", FeishuUpload.FromBytes([1, 2, 3], "one.png", "image/png"));
        call.AddPart("files", [FeishuUpload.FromBytes([], "empty"), FeishuUpload.FromBytes("\r\n--x\r\n"u8.ToArray(), "lines.txt", "text/plain; charset=utf-8")]);
        call.AddPart("no_file", (FeishuUpload?)null);

        await transport.SendAsync(call);

        var form = Assert.Single(forms);
        Assert.Equal(
            [
                ("text", "zwölf\r\n🦊 \"x\" --"), ("empty", ""), ("long", "-5"), ("double", "1234567.875"), ("bool", "true"), ("status", "done"),
                ("json", """[1,"two",true]"""), ("json_text", "as it is"), ("model", """{"name":"Änne","age":3}"""), ("list", "a"), ("list", "b"),
            ],
            form.Values);
        Assert.Equal(
            [("file", "one.png", "image/png", "010203"), ("files", "empty", "application/octet-stream", ""), ("files", "lines.txt", "text/plain; charset=utf-8", "0D0A2D2D780D0A")],
            form.Files);
    }

    [Theory]
    [InlineData("plain name (1).txt")]
    [InlineData("a;b=c,'d'.txt")]
    [InlineData("100%25.txt")]
    [InlineData("say \"hi\".txt")]
    [InlineData("back\\slash.txt")]
    [InlineData("отчёт за год.pdf")]
    [InlineData("Ünï 'x' *+&.bin")]
    [InlineData("🦊.png")]
    public async Task File_names_of_any_characters_arrive(string name)
    {
        var forms = new ConcurrentQueue<ReceivedForm>();
        await using var platform = await StartAsync(forms);
        using var transport = platform.CreateTransport();
        var call = Call();
        call.AddPart("файл", FeishuUpload.FromBytes([7], name));

        await transport.SendAsync(call);

        Assert.Equal(("файл", name, "application/octet-stream", "07"), Assert.Single(Assert.Single(forms).Files));
    }

    [Theory]
    [InlineData("a.txt", "filename=\"a.txt\"")]
    [InlineData("é\".txt", "filename=\"é%22.txt\"; filename*=UTF-8''%C3%A9%22.txt")]
    [InlineData("a\\b.txt", "filename=\"a%5Cb.txt\"; filename*=UTF-8''a%5Cb.txt")]
    public async Task What_is_sent_is_plain_and_its_boundary_without_quotes(string name, string expected)
    {
        var platform = new FakePlatform();
        using var transport = platform.CreateTransport();
        var call = Call();
        call.AddPart("file", FeishuUpload.FromBytes("content"u8.ToArray(), name, "text/plain"));
        call.AddPart("size", 7);

        await transport.SendAsync(call);

        var sent = Assert.Single(platform.Calls);
        Assert.Matches("^multipart/form-data; boundary=[0-9a-f]{32}$", sent.Headers["Content-Type"]);
        var boundary = sent.Headers["Content-Type"][^32..];
        Assert.Equal(
            $"--{boundary}\r\nContent-Type: text/plain\r\nContent-Disposition: form-data; name=\"file\"; {expected}\r\n\r\ncontent" +
            $"\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"size\"\r\n\r\n7\r\n--{boundary}--\r\n",
            sent.Body);
        Assert.Equal(Encoding.UTF8.GetByteCount(sent.Body!), int.Parse(sent.Headers["Content-Length"], null));
    }

    [Fact]
    public async Task A_form_without_parts_is_a_form()
    {
        var forms = new ConcurrentQueue<ReceivedForm>();
        await using var platform = await StartAsync(forms);
        using var transport = platform.CreateTransport();
        var call = Call();
        call.AddPart("nothing", (string?)null);

        await transport.SendAsync(call);

        var form = Assert.Single(forms);
        Assert.StartsWith("multipart/form-data; boundary=", form.ContentType, StringComparison.Ordinal);
        Assert.Empty(form.Values);
        Assert.Empty(form.Files);
    }

    [Fact]
    public async Task A_stream_is_sent_from_where_it_stood_and_stays_the_callers()
    {
        var forms = new ConcurrentQueue<ReceivedForm>();
        await using var platform = await StartAsync(forms);
        using var transport = platform.CreateTransport();
        using var stream = new MemoryStream([0, 1, 2, 3, 4]) { Position = 2 };
        var upload = new FeishuUpload(stream, "part");

        for (var i = 0; i < 2; i++)
        {
            var call = Call();
            call.AddPart("file", upload);
            await transport.SendAsync(call);
        }

        Assert.True(stream.CanRead);
        Assert.Equal(3, upload.Length);
        Assert.Equal(["020304", "020304"], forms.Select(form => Assert.Single(form.Files).Content));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_length_is_announced_where_it_is_known(bool isKnown)
    {
        var forms = new ConcurrentQueue<ReceivedForm>();
        await using var platform = await StartAsync(forms);
        using var transport = platform.CreateTransport();
        var call = Call();
        call.AddPart("file", new FeishuUpload(new GeneratedStream(10, canSeek: isKnown), "отчёт"));

        await transport.SendAsync(call);

        var form = Assert.Single(forms);
        Assert.Equal((isKnown, isKnown ? "" : "chunked"), (form.Length is not null, form.TransferEncoding));
        Assert.Equal(20, Assert.Single(form.Files).Content.Length);
    }

    [Fact]
    public async Task A_stream_that_can_seek_is_sent_again_once_after_a_refused_token()
    {
        var forms = new ConcurrentQueue<ReceivedForm>();
        await using var platform = await StartAsync(forms, form => form.Token == "Bearer t-1" ? Refused : Done);
        using var transport = platform.CreateTransport();
        var call = Call();
        call.AddPart("file", new FeishuUpload(new MemoryStream([9, 1, 2, 3]) { Position = 1 }, "f"));

        await transport.SendAsync(call);

        Assert.Equal([("Bearer t-1", "010203"), ("Bearer t-2", "010203")], forms.Select(form => (form.Token, Assert.Single(form.Files).Content)));
    }

    [Fact]
    public async Task It_is_sent_twice_at_most()
    {
        var forms = new ConcurrentQueue<ReceivedForm>();
        await using var platform = await StartAsync(forms, _ => Refused);
        using var transport = platform.CreateTransport();
        var call = Call();
        call.AddPart("file", FeishuUpload.FromBytes([1], "f"));

        Assert.Equal(99991663, (await Assert.ThrowsAsync<FeishuApiException>(() => transport.SendAsync(call))).Code);

        Assert.Equal(2, forms.Count);
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_is_sent_once_and_the_next_call_has_a_new_token()
    {
        var forms = new ConcurrentQueue<ReceivedForm>();
        await using var platform = await StartAsync(forms, form => form.Token == "Bearer t-1" ? Refused : Done);
        using var transport = platform.CreateTransport();
        var call = Call();
        call.AddPart("file", new FeishuUpload(new GeneratedStream(3, canSeek: false), "f"));

        var e = await Assert.ThrowsAsync<FeishuApiException>(() => transport.SendAsync(call));
        var next = Call();
        next.AddPart("file", new FeishuUpload(new GeneratedStream(3, canSeek: false), "f"));
        await transport.SendAsync(next);

        Assert.Equal((99991663, "expired"), (e.Code, e.ApiMessage));
        Assert.Equal(["Bearer t-1", "Bearer t-2"], forms.Select(form => form.Token));
    }

    private static FeishuCall Call() => new(FileOperations.Upload, options: null);

    private static Task<LoopbackPlatform> StartAsync(ConcurrentQueue<ReceivedForm> forms, Func<ReceivedForm, string>? answer = null)
        => LoopbackPlatform.StartAsync(
            async context =>
            {
                var form = await ReceivedForm.ReadAsync(context.Request);
                forms.Enqueue(form);
                await context.Response.WriteAsync(answer?.Invoke(form) ?? Done);
            },
            readsBody: false);

    private sealed record ReceivedForm(
        string? Token, string? ContentType, long? Length, string TransferEncoding, IReadOnlyList<(string Name, string Value)> Values, IReadOnlyList<(string Name, string FileName, string Type, string Content)> Files)
    {
        public static async Task<ReceivedForm> ReadAsync(HttpRequest request)
        {
            var form = await request.ReadFormAsync();
            var files = new List<(string, string, string, string)>();
            foreach (var file in form.Files)
            {
                using var content = new MemoryStream();
                await file.CopyToAsync(content);
                files.Add((file.Name, file.FileName, file.ContentType, Convert.ToHexString(content.ToArray())));
            }

            var values = form.SelectMany(pair => pair.Value.Select(value => (pair.Key, value!))).ToList();
            return new(request.Headers.Authorization, request.ContentType, request.ContentLength, request.Headers.TransferEncoding.ToString(), values, files);
        }
    }
}
