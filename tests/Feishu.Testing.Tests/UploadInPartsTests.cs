using System.Text.Json.Nodes;
using Feishu.Runtime;
using Feishu.Testing.Tests.FeishuApi;
using Feishu.Testing.Tests.FeishuApi.DriveV1;
using Feishu.Testing.Tests.Support;

namespace Feishu.Testing.Tests;

/// <summary>Large files, sent in parts by the emitted client: the plan follows from the size, and what does not fit it is refused.</summary>
public sealed class UploadInPartsTests
{
    private const int Mebibyte = 1 << 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(4 * Mebibyte, 1)]
    [InlineData((4 * Mebibyte) + 1, 2)]
    [InlineData(9 * Mebibyte, 3)]
    public async Task A_file_arrives_whole_in_as_many_parts_as_its_size_makes(int size, int parts)
    {
        await using var mock = await FeishuMock.StartAsync("specs", Cancellation);
        using var feishu = Client.Of(mock);
        var content = new byte[size];
        new Random(size).NextBytes(content);

        var token = await UploadAsync(feishu, content, size);

        Assert.NotEmpty(token);
        var sent = mock.Requests.Where(r => r.OperationId == "drive.v1.file.uploadPart").ToList();
        Assert.Equal(Enumerable.Range(0, parts).Select(i => $"{i}"), sent.Select(r => (string?)r.Form["seq"]));
        Assert.Equal(content, sent.SelectMany(r => r.Files[0].Content.ToArray()));
        Assert.Equal($"{parts}", mock.Requests[^1].Body!["block_num"]!.ToJsonString());
        Assert.All(mock.Requests, r => Assert.Equal(200, r.Status));
    }

    [Fact]
    public async Task Uploads_have_ids_of_their_own()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Cancellation);
        using var feishu = Client.Of(mock);

        var first = await PrepareAsync(feishu, 1);
        var second = await PrepareAsync(feishu, 1);

        Assert.NotEqual(first.UploadId, second.UploadId);
    }

    /// <summary>A plan for fewer bytes than there are.</summary>
    [Fact]
    public async Task A_file_that_is_longer_than_the_platform_was_told_is_not_finished()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Cancellation);
        using var feishu = Client.Of(mock);

        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => UploadAsync(feishu, new byte[100], told: 60));

        Assert.Equal("a.bin has more than the 60 bytes that were sent in 1 parts of 4194304 bytes, as the platform wants it. The upload was not finished: tell the platform the size of the whole file.", e.Message);
        Assert.DoesNotContain(mock.Requests, r => r.OperationId == "drive.v1.file.uploadFinish");
    }

    [Fact]
    public async Task A_file_that_is_shorter_than_the_platform_was_told_is_not_finished()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Cancellation);
        using var feishu = Client.Of(mock);

        var e = await Assert.ThrowsAsync<EndOfStreamException>(() => UploadAsync(feishu, new byte[60], told: 100));

        Assert.StartsWith("a.bin ends after 60 bytes, but the platform was told of 100: it wants 1 parts", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(mock.Requests, r => r.OperationId is "drive.v1.file.uploadPart" or "drive.v1.file.uploadFinish");
    }

    [Fact]
    public async Task A_part_that_does_not_fit_the_plan_is_refused_with_the_pages_code()
    {
        await using var mock = await FeishuMock.StartAsync("specs", Cancellation);
        using var feishu = Client.Of(mock);
        mock.Respond("drive.v1.file.uploadPrepare", FeishuMockResponse.Result(new JsonObject { ["upload_id"] = "up", ["block_size"] = 4, ["block_num"] = 3 }));
        await PrepareAsync(feishu, 10);

        Assert.Equal(1061021, await CodeOf(PartAsync("another", 0, 4, 4)));
        Assert.Equal(1062011, await CodeOf(PartAsync("up", 3, 4, 4)));
        Assert.Equal(1062009, await CodeOf(PartAsync("up", 0, 4, 3)));
        Assert.Equal(1062009, await CodeOf(PartAsync("up", 0, 3, 3)));
        Assert.Equal(1062009, await CodeOf(PartAsync("up", 2, 4, 4)));
        await PartAsync("up", 0, 4, 4);
        await PartAsync("up", 2, 2, 2);
        Assert.Equal(1062010, await CodeOf(FinishAsync("up", 3)));
        await PartAsync("up", 1, 4, 4);
        Assert.Equal(1061002, await CodeOf(FinishAsync("up", 2)));
        Assert.Equal(1061021, await CodeOf(FinishAsync("another", 3)));
        await FinishAsync("up", 3);

        Task PartAsync(string id, int index, int said, int length) => feishu.Drive.V1.File.UploadPartAsync(
            new() { UploadId = id, Seq = index, Size = said, File = FeishuUpload.FromBytes(new byte[length], "a.bin") }, cancellationToken: Cancellation);
        Task FinishAsync(string id, int count) => feishu.Drive.V1.File.UploadFinishAsync(new() { UploadId = id, BlockNum = count }, cancellationToken: Cancellation);
    }

    /// <summary>Whatever the service: operations are known by what they send and answer.</summary>
    [Fact]
    public async Task Another_services_uploads_have_plans_as_well()
    {
        var prepare = new SamplePage("POST", "/open-apis/library/v1/scans/upload_prepare")
        {
            Body = ["size | int | 是 | 大小"],
            Answer = ["data | - | -", "upload_id | string | 编号", "block_size | int | 每块", "block_num | int | 块数"],
            AnswerExample = """{"code":0,"msg":"success","data":{"upload_id":"7","block_size":10,"block_num":1}}""",
        };
        await using var mock = await SamplePage.StartAsync(null, prepare);

        var data = (await mock.SendAsync("POST", prepare.Path, """{"size":25}""")).Json["data"]!;

        Assert.Equal((10, 3), ((int)data["block_size"]!, (int)data["block_num"]!));
    }

    private static async Task<long> CodeOf(Task call) => (await Assert.ThrowsAsync<FeishuApiException>(() => call)).Code;

    private static async Task<FeishuUploadPlan> PrepareAsync(FeishuClient feishu, long size)
    {
        var plan = await feishu.Drive.V1.File.UploadPrepareAsync(
            new() { FileName = "a.bin", ParentType = UploadPrepareFileParentType.Explorer, ParentNode = "fld", Size = size }, cancellationToken: Cancellation);
        return new(plan.UploadId!, plan.BlockSize!.Value, plan.BlockNum!.Value, size);
    }

    private static async Task<string> UploadAsync(FeishuClient feishu, byte[] content, long told) => await FeishuUploadInParts.RunAsync(
        new MemoryStream(content),
        "a.bin",
        _ => PrepareAsync(feishu, told),
        (part, cancellationToken) => feishu.Drive.V1.File.UploadPartAsync(
            new() { UploadId = part.UploadId, Seq = part.Index, Size = part.Size, Checksum = part.Checksum, File = part.File }, cancellationToken: cancellationToken),
        async (plan, cancellationToken) => (await feishu.Drive.V1.File.UploadFinishAsync(
            new() { UploadId = plan.UploadId, BlockNum = plan.PartCount }, cancellationToken: cancellationToken)).FileToken!,
        cancellationToken: Cancellation);
}
