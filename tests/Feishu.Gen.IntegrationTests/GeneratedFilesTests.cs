using Feishu.Bots.FeishuApi;
using Feishu.Bots.FeishuApi.TaskV1;
using Feishu.Gen.Tests.Support;

namespace Feishu.Bots;

/// <summary>What a build with the generator leaves behind for people to read.</summary>
public class GeneratedFilesTests
{
    [Fact]
    public void Emitted_files_are_written_where_the_project_asks_for_them()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var written = Path.Combine(
            Repository.Root, "tests", "Feishu.Gen.IntegrationTests", "obj", output.Parent!.Name, output.Name,
            "generated", "Feishu.Gen", "Feishu.Gen.FeishuGenerator", "TaskV1.TaskResource.BatchDeleteFollower.g.cs");

        var text = File.ReadAllText(written);

        Assert.Contains("specs/task/v1/task/batch_delete_follower.md", text, StringComparison.Ordinal);
        Assert.Contains("namespace Feishu.Bots.FeishuApi.TaskV1;", text, StringComparison.Ordinal);
        Assert.Contains(nameof(TaskResource.BatchDeleteFollowerAsync), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_of_specs_is_an_operation_or_event_of_the_client()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "specs"), "*.md", SearchOption.AllDirectories)
            .Where(p => Path.GetFileName(p) != "README.md");

        var sources = FeishuClient.Operations.Select(o => o.PageUrl).Concat(FeishuClient.Events.Select(e => e.PageUrl));
        Assert.Equal(pages.Count(), sources.Distinct().Count());
        Assert.Contains(TaskResource.BatchDeleteFollowerOperation, FeishuClient.Operations);
    }
}
