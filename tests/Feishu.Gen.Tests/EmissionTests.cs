using Feishu.Gen.Diagnostics;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests;

/// <summary>What is emitted: read by people as snapshots, and by the compiler in a project that is set on tripping over it.</summary>
public class EmissionTests
{
    /// <summary>
    /// A consumer with implicit usings that lives in a namespace called like ours, imports every emitted namespace and uses
    /// types whose names the platform likes, too.
    /// </summary>
    private const string Bot = """
        using Feishu.Bots.FeishuApi;
        using Feishu.Bots.FeishuApi.TaskV1;
        using Feishu.Runtime;

        namespace Feishu.Bots;

        internal sealed class System;

        internal sealed class Microsoft;

        internal sealed class FeishuOperation;

        internal sealed class Bot(FeishuClient feishu)
        {
            private readonly Version _version = new(1, 0);

            public async Task<IReadOnlyList<string>> RemoveAsync(string task, string[] users, CancellationToken cancellationToken)
            {
                if (File.Exists(_version.ToString()))
                {
                    await Task.Delay(0, cancellationToken);
                }

                try
                {
                    var removed = await feishu.Task.V1.Task.BatchDeleteFollowerAsync(
                        task,
                        new() { IdList = users },
                        FeishuUserAccessToken.FromString("u-1"),
                        new FeishuCallOptions { Timeout = TimeSpan.FromSeconds(5) },
                        cancellationToken,
                        new() { UserIdType = FeishuUserIdType.OpenId });
                    return removed.Followers ?? [];
                }
                catch (FeishuApiException e) when (e.Code == BatchDeleteFollowerTaskErrors.InvalidTaskId)
                {
                    return [e.Suggestion ?? ""];
                }
            }
        }
        """;

    [Fact]
    public void Seed_page_emits()
    {
        var run = PageProject.Of(Repository.OwnSeedPage, "specs/task/v1/task/batch_delete_follower.md").Run();

        Assert.Null(run.Exception);
        Assert.Empty(run.Diagnostics);
        Snapshot.VerifyAll([.. run.GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString()))]);
    }

    [Fact]
    public void Seed_page_public_surface()
    {
        var compilation = Consumer.CompileWithEmitted(PageProject.Of(Repository.OwnSeedPage));

        Snapshot.Verify(PublicSurface.Of(compilation), "surface.txt");
    }

    [Fact]
    public void Real_seed_page_has_the_same_public_surface()
    {
        var real = Repository.SeedPage;
        Assert.SkipWhen(real is null, "The real page is not beside this repository.");

        var own = Consumer.CompileWithEmitted(PageProject.Of(Repository.OwnSeedPage));
        var theirs = Consumer.CompileWithEmitted(PageProject.Of(File.ReadAllText(real)));

        Assert.Equal(PublicSurface.Of(own), PublicSurface.Of(theirs));
    }

    [Fact]
    public void Consumer_with_every_namespace_imported_compiles() =>
        Consumer.CompileWithEmitted(PageProject.Of(Repository.OwnSeedPage) with { Sources = [Bot] });

    [Fact]
    public void Real_seed_page_compiles_in_the_same_consumer()
    {
        var real = Repository.SeedPage;
        Assert.SkipWhen(real is null, "The real page is not beside this repository.");

        Consumer.CompileWithEmitted(PageProject.Of(File.ReadAllText(real)) with { Sources = [Bot] });
    }

    [Fact]
    public void Event_page_emits()
    {
        var project = PageProject.Of(SamplePages.Moved);
        var run = project.Run();

        Assert.Null(run.Exception);
        Assert.Empty(run.Diagnostics);
        Snapshot.VerifyAll([.. run.GeneratedSources.Where(s => s.HintName.StartsWith("TaskV1", StringComparison.Ordinal)).Select(s => (s.HintName, s.SourceText.ToString()))]);
        var client = run.GeneratedSources.Single(s => s.HintName == "FeishuClient.g.cs").SourceText.ToString();
        Assert.Contains("FeishuEventType.Of<global::Feishu.Bots.FeishuApi.TaskV1.TaskTaskMovedV1>(),", client, StringComparison.Ordinal);
        Consumer.CompileWithEmitted(project with { Sources = [Consumer.Hostile] });
    }

    [Fact]
    public void Events_and_operations_of_a_version_share_models()
    {
        var project = new PageProject
        {
            Pages =
            [
                ("specs/a.md", SamplePages.Followers.Replace("id_list | string\\[\\] | 是 | 谁\n", "operator | user_id | 否 | 谁\n└ open_id | string | 否 | 编号\n└ user_id | string | 否 | 工号\n", StringComparison.Ordinal)),
                ("specs/b.md", SamplePages.Moved),
            ],
        };

        var surface = PublicSurface.Of(Consumer.CompileWithEmitted(project));

        Assert.Contains("Feishu.Bots.FeishuApi.TaskV1.UserId? Feishu.Bots.FeishuApi.TaskV1.BatchDeleteFollowerTaskRequest.Operator", surface, StringComparison.Ordinal);
        Assert.Contains("Feishu.Bots.FeishuApi.TaskV1.UserId? Feishu.Bots.FeishuApi.TaskV1.TaskTaskMovedV1.Operator", surface, StringComparison.Ordinal);
        Assert.Contains("string? Feishu.Bots.FeishuApi.TaskV1.UserId.UnionId", surface, StringComparison.Ordinal);
        Assert.Contains("string? Feishu.Bots.FeishuApi.TaskV1.UserId.UserIdValue", surface, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_has_files_beside_each_other_only()
    {
        var page = SamplePages.Followers
            .Replace("Authorization | string | 是 | `tenant_access_token`\n", "Authorization | string | 是 | `tenant_access_token`\nContent-Type | string | 是 | multipart/form-data\n", StringComparison.Ordinal)
            .Replace("id_list | string\\[\\] | 是 | 谁\n", "file | file | 是 | 文件\nmeta | object | 否 | 附加\n└ cover | file | 否 | 封面\n└ size | int | 否 | 大小\n", StringComparison.Ordinal);
        Assert.NotEqual(SamplePages.Followers, page);

        var compilation = Consumer.CompileWithEmitted(PageProject.Of(page));

        var surface = PublicSurface.Of(compilation);
        Assert.Contains("required Feishu.Runtime.FeishuUpload Feishu.Bots.FeishuApi.TaskV1.BatchDeleteFollowerTaskRequest.File { get; init; }", surface, StringComparison.Ordinal);
        Assert.DoesNotContain("FeishuUpload? Feishu", surface, StringComparison.Ordinal);
        Assert.Contains("MetaModel.Cover", surface, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_names_of_their_own()
    {
        var page = SamplePages.Followers.Replace("id_list | string\\[\\] | 是 | 谁\n", "a | user_info | 否 | 甲\nb | userinfo | 否 | 乙\n", StringComparison.Ordinal);
        Assert.NotEqual(SamplePages.Followers, page);

        var run = PageProject.Of(page).Run();

        Assert.DoesNotContain(run.Diagnostics, d => d.Id == Rules.NameClash.Id);
        var surface = PublicSurface.Of(Consumer.CompileWithEmitted(PageProject.Of(page)));
        Assert.Contains("record Feishu.Bots.FeishuApi.TaskV1.UserInfo\n", surface, StringComparison.Ordinal);
        Assert.Contains("record Feishu.Bots.FeishuApi.TaskV1.Userinfo\n", surface, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_whose_names_would_differ_in_case_alone_are_numbered()
    {
        var project = new PageProject
        {
            Pages =
            [
                ("specs/a.md", SamplePages.User.Replace("contact/v3/users", "board/v1/user_infos", StringComparison.Ordinal)),
                ("specs/b.md", SamplePages.User.Replace("contact/v3/users", "board/v1/userinfos", StringComparison.Ordinal)),
            ],
        };

        var run = project.Run();

        Assert.Contains("BoardV1.UserInfoResource.Get.g.cs", run.GeneratedSources.Select(s => s.HintName));
        Assert.Contains("BoardV1.UserinfoResource.Get-2.g.cs", run.GeneratedSources.Select(s => s.HintName));
        Consumer.CompileWithEmitted(project);
    }

    [Fact]
    public void Options_change_names_and_accessibility()
    {
        var project = PageProject.Of(Repository.OwnSeedPage) with
        {
            Properties = PageProject.Of("").Properties
                .Add("FeishuNamespace", "Acme.Lark").Add("FeishuClientName", "LarkClient").Add("FeishuAccessibility", "internal"),
        };

        var compilation = Consumer.CompileWithEmitted(project);

        var client = compilation.GetTypeByMetadataName("Acme.Lark.LarkClient");
        Assert.NotNull(client);
        Assert.Equal(Accessibility.Internal, client.DeclaredAccessibility);
        Assert.Equal("", PublicSurface.Of(compilation));
    }

    [Fact]
    public void No_page_emits_nothing()
    {
        var project = new PageProject { OtherFiles = [("README.md", Repository.OwnSeedPage)] };

        Assert.Empty(project.Run().GeneratedSources);
    }
}
