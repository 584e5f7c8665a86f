using Feishu.Bots.FeishuApi;
using Feishu.Bots.FeishuApi.BitableV1;
using Feishu.Bots.FeishuApi.ImV1;
using Feishu.Bots.FeishuApi.TaskV1;
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
    public void Errors_have_the_texts_of_the_page()
    {
        var error = TaskResource.BatchDeleteFollowerOperation.FindError(BatchDeleteFollowerTaskErrors.InvalidTaskId);

        Assert.Equal(new FeishuDocumentedError(400, 1470602, "Invalid task id.", "核对 task_id 是否写对、任务是否还在"), error);
    }

    [Fact]
    public void Rules_read_as_text_and_as_objects()
    {
        var operation = AppTableRecordResource.SearchOperation;

        Assert.Contains("sort: length 0..100", operation.RuleTable);
        Assert.Contains("  field_name: length 0..1000", operation.RuleTable);
        Assert.Equal(
            new FeishuFieldRule("sort") { MinLength = 0, MaxLength = 100, Fields = [new("field_name") { MinLength = 0, MaxLength = 1000 }] },
            operation.Rules.Single(rule => rule.Name == "sort"));
        Assert.Equal(new FeishuFieldRule("page_size") { IsInQuery = true, Minimum = 1, Maximum = 50 }, Assert.Single(MessageResource.ListOperation.Rules));
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
