using Feishu.Bots.FeishuApi;
using Feishu.Bots.FeishuApi.BitableV1;
using Feishu.Bots.FeishuApi.ImV1;
using Feishu.Runtime;

namespace Feishu.Bots;

/// <summary>What the runtime learns from a page beside the call itself: how repeats are told, what is checked, how large files may be.</summary>
public class DescriptorTests
{
    [Fact]
    public void Repeats_are_told_by_what_the_page_has_for_it()
    {
        Assert.Equal(new FeishuIdempotencyKey("uuid", IsInQuery: false), MessageResource.CreateOperation.IdempotencyKey);
        Assert.Equal(new FeishuIdempotencyKey("uuid", IsInQuery: true), ChatResource.CreateOperation.IdempotencyKey);
        Assert.Equal(new FeishuIdempotencyKey("client_token", IsInQuery: true), AppTableRecordResource.BatchCreateOperation.IdempotencyKey);
        Assert.Null(MessageResourceResource.GetOperation.IdempotencyKey);
    }

    [Fact]
    public async Task What_goes_against_the_page_is_not_sent_where_that_is_asked_for()
    {
        await using var mock = await Mock.StartAsync();
        var options = mock.CreateOptions();
        options.Validation = FeishuValidation.Throw;
        using var feishu = FeishuClient.Create(options);

        var e = await Assert.ThrowsAsync<FeishuValidationException>(() => feishu.Im.V1.Message.CreateAsync(
            CreateMessageReceiveIdType.OpenId,
            new() { ReceiveId = "ou_1", MsgType = CreateMessageMsgType.Text, Content = "{}", Uuid = new string('x', 51) },
            cancellationToken: Patience.Token));

        Assert.Equal("im.v1.message.create was not sent: uuid has 51 characters, and at most 50 are allowed", e.Message);
        Assert.Empty(mock.Calls());
    }

    [Fact]
    public void A_file_over_the_size_that_the_page_gives_is_not_sent()
    {
        using var feishu = FeishuClient.Create(new FeishuOptions { AppId = "a", AppSecret = "b" });
        using var content = new SparseStream(30 * 1024 * 1024 + 1);

        var e = Assert.Throws<ArgumentException>(() =>
        {
            _ = feishu.Im.V1.File.CreateAsync(
                new() { FileType = CreateFileType.Stream, FileName = "a.bin", File = new FeishuUpload(content, "a.bin") }, cancellationToken: Patience.Token);
        });

        Assert.StartsWith("a.bin has 31457281 bytes, and im.v1.file.create takes files of at most 31457280.", e.Message, StringComparison.Ordinal);
    }

    /// <summary>A length and nothing else.</summary>
    private sealed class SparseStream(long length) : MemoryStream
    {
        public override long Length => length;
    }
}
