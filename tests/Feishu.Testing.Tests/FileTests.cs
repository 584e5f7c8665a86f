using System.Text;
using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi.ImV1;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

/// <summary>What is uploaded can be downloaded again.</summary>
public sealed class FileTests
{
    [Fact]
    public async Task File_comes_back_under_the_key_of_its_upload_with_name_and_type()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);

        var first = await UploadAsync("第一", "报告.txt");
        var second = await UploadAsync("second", "b.txt");

        Assert.NotEqual(first, second);
        Assert.Equal(("第一", "报告.txt", "text/plain"), await DownloadAsync(first));
        Assert.Equal(("second", "b.txt", "text/plain"), await DownloadAsync(second));

        async Task<string> UploadAsync(string content, string name) => (await feishu.Im.V1.File.CreateAsync(
            new() { FileType = CreateFileType.Stream, FileName = name, File = FeishuUpload.FromBytes(Encoding.UTF8.GetBytes(content), name, "text/plain") },
            cancellationToken: Patience.Token)).FileKey!;

        async Task<(string Content, string? Name, string? Type)> DownloadAsync(string key)
        {
            await using var file = await feishu.Im.V1.MessageResource.GetAsync("om_1", key, GetMessageResourceType.File, cancellationToken: Patience.Token);
            using var reader = new StreamReader(file.Content);
            return (await reader.ReadToEndAsync(Patience.Token), file.FileName, file.ContentType);
        }
    }

    [Fact]
    public async Task Upload_is_seen_by_a_test()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);
        using var feishu = Client.Of(mock);

        await feishu.Im.V1.Image.CreateAsync(
            new() { ImageType = CreateImageType.Message, Image = FeishuUpload.FromBytes([1, 2, 3], "a.png", "image/png") }, cancellationToken: Patience.Token);

        var request = mock.Requests[^1];
        var file = Assert.Single(request.Files);
        Assert.Equal("message", request.Form["image_type"]);
        Assert.Equal(("image", "a.png", "image/png"), (file.Field, file.FileName, file.ContentType));
        Assert.Equal([1, 2, 3], file.Content.ToArray());
    }

    [Fact]
    public async Task Key_that_nobody_uploaded_gives_a_file_all_the_same()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Patience.Token);

        var answer = await mock.SendAsync("GET", "/open-apis/im/v1/messages/om_1/resources/file_1?type=file");

        Assert.Equal((200, "application/octet-stream"), (answer.Status, answer.Headers["Content-Type"]));
        Assert.Contains("example.bin", answer.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("im.v1.message_resource.get", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_become_one_file_in_their_order()
    {
        var part = new SamplePage("POST", "/open-apis/library/v1/scans/upload_part")
        {
            IsForm = true,
            Body = ["upload_id | string | 是 | 编号", "seq | int | 是 | 第几块", "size | int | 是 | 大小", "file | file | 是 | 内容"],
        };
        var finish = new SamplePage("POST", "/open-apis/library/v1/scans/upload_finish")
        {
            Body = ["upload_id | string | 是 | 编号", "block_num | int | 是 | 块数"],
            AnswerExample = """{"code":0,"msg":"success","data":{"file_token":"scan"}}""",
        };
        var download = new SamplePage("GET", "/open-apis/library/v1/scans/:file_token/download") { AnswerProse = "响应体是文件的二进制内容。" };
        await using var mock = await SamplePage.StartAsync(null, part, finish, download);

        await mock.SendFormAsync(part.Path, [("upload_id", "7"), ("seq", "1"), ("size", "2")], ("file", "a.bin", "application/pdf", "cd"u8.ToArray()));
        await mock.SendFormAsync(part.Path, [("upload_id", "7"), ("seq", "0"), ("size", "2")], ("file", "a.bin", "application/pdf", "ab"u8.ToArray()));
        await mock.SendFormAsync(part.Path, [("upload_id", "8"), ("seq", "0"), ("size", "2")], ("file", "b.bin", "application/pdf", "xx"u8.ToArray()));
        var key = (string)(await mock.SendAsync("POST", finish.Path, """{"upload_id":"7","block_num":2}""")).Json["data"]!["file_token"]!;
        var file = await mock.SendAsync("GET", $"/open-apis/library/v1/scans/{key}/download");

        Assert.Equal(("abcd", "application/pdf"), (file.Text, file.Headers["Content-Type"]));
    }
}
