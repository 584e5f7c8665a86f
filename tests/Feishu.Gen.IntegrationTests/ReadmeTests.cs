using System.Text.RegularExpressions;
using Feishu.Gen.Tests.Support;
using Feishu.Runtime;

namespace Feishu.Bots;

/// <summary>What the README shows is what works.</summary>
public partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Code_compiles(string file)
    {
        var code = Assert.Single(Blocks(file), code => code.Contains("class Followers", StringComparison.Ordinal));

        // The comments that a library would have on its public members would be in the way there.
        Consumer.CompileWithEmitted(PageProject.Of(Repository.OwnSeedPage) with { Sources = ["#pragma warning disable CS1591\n" + code] });
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Values_and_nulls_are_written_as_shown(string file)
    {
        var code = Assert.Single(Blocks(file), code => code.Contains("WithAdditional", StringComparison.Ordinal));

        CompileWithSpecs(
            $$"""
            using Feishu.Bots.FeishuApi.ImV1;
            using Feishu.Runtime;

            internal static class Program
            {
                public static (string, PatchMessageRequest) Run()
                {
                    {{code}}
                    return (receiver, body);
                }
            }
            """);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_bot_is_fifteen_lines_that_compile(string file)
    {
        var code = Assert.Single(Blocks(file), code => code.Contains("MapFeishuEvents", StringComparison.Ordinal));
        var lines = code.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var usings = lines.TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal)).ToList();

        Assert.InRange(lines.Length, 1, 15);
        CompileWithSpecs(
            $$"""
            {{string.Join('\n', usings)}}
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            internal static class Program
            {
                public static void Main(string[] args)
                {
                    {{string.Join('\n', lines.Skip(usings.Count))}}
                }
            }
            """);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Clients_are_made_as_shown(string file)
    {
        var code = Assert.Single(Blocks(file), code => code.Contains("FeishuClient.Create(", StringComparison.Ordinal) && !code.Contains("FeishuMock", StringComparison.Ordinal));

        Consumer.CompileWithEmitted(PageProject.Of(Repository.OwnSeedPage) with
        {
            Sources =
            [
                $$"""
                using Feishu.Bots.FeishuApi;
                using Feishu.Runtime;
                using Microsoft.Extensions.Configuration;
                using Microsoft.Extensions.DependencyInjection;

                internal static class Host
                {
                    public static void Make((IServiceCollection Services, IConfiguration Configuration) builder)
                    {
                        {{code}}
                    }
                }
                """,
            ],
        });
    }

    [Fact]
    public void Options_that_a_section_may_have_are_listed()
    {
        var docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "production.md"));
        var options = typeof(FeishuOptions).GetProperties()
            .Where(p => p.CanWrite && (p.PropertyType.IsValueType || p.PropertyType == typeof(string) || p.PropertyType == typeof(Uri)))
            .Select(p => p.Name);

        Assert.All(options, option => Assert.Contains($"`{option}`", docs, StringComparison.Ordinal));
    }

    [Fact]
    public void Calls_compile()
    {
        var calls = Assert.Single(Blocks("README.md"), code => code.Contains("await foreach", StringComparison.Ordinal));

        CompileWithSpecs(
            $$"""
            using Feishu.Bots.FeishuApi;
            using Feishu.Bots.FeishuApi.ImV1;
            using Feishu.Runtime;

            internal static class Calls
            {
                public static async Task MakeAsync(FeishuClient feishu)
                {
                    {{calls}}
                }
            }
            """);
    }

    [Fact]
    public void What_is_for_production_compiles()
    {
        var blocks = Blocks("README.md").ToList();
        var host = Assert.Single(blocks, code => code.Contains("AddKeyedFeishu", StringComparison.Ordinal));
        var calls = Assert.Single(blocks, code => code.Contains("feishu.Users", StringComparison.Ordinal));

        CompileWithSpecs(
            $$"""
            using Feishu.Bots.FeishuApi;
            using Feishu.Runtime;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            internal static class Production
            {
                public static void AddTo(HostApplicationBuilder builder)
                {
                    {{host}}
                }

                public static async Task CallAsync(
                    FeishuClient feishu, string openId, string code, string ticket, string tenantKey, Stream stream,
                    Func<CancellationToken, Task<FeishuUploadPlan>> prepare, Func<FeishuUploadPart, CancellationToken, Task> part, Func<FeishuUploadPlan, CancellationToken, Task<string>> finish)
                {
                    {{calls}}
                }
            }
            """);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    [InlineData("docs/testing.md")]
    public void What_is_for_tests_compiles(string file)
    {
        var blocks = Blocks(file).Where(code => code.Contains("mock.", StringComparison.Ordinal));

        CompileWithSpecs(
            $$"""
            using System.Text.Json.Nodes;
            using Feishu.Bots.FeishuApi;
            using Feishu.Bots.FeishuApi.ImV1;
            using Feishu.Runtime;
            using Feishu.Testing;

            internal static class MockTests
            {
                public static async Task RunAsync(JsonNode[] messages, HttpClient client)
                {
                    {{string.Join('\n', blocks)}}
                }
            }
            """);
    }

    [Fact]
    public void What_is_shown_of_events_compiles()
    {
        const string types = "public sealed class";
        var blocks = Blocks("docs/events.md").Select(code => code.Split(types, 2)).ToList();

        // A block that begins with a dot goes on where one before it ended.
        var methods = blocks.Select((block, i) =>
            $$"""
            public static async Task Block{{i}}Async(WebApplicationBuilder builder, FeishuEventsBuilder events, Orders orders, CancellationToken cancellationToken)
            {
                await Task.CompletedTask;
                {{(block[0][0] == '.' ? $"events{block[0]};" : block[0])}}
            }
            """);
        CompileWithSpecs(
            $$"""
            using Feishu.Bots.FeishuApi;
            using Feishu.Bots.FeishuApi.ImV1;
            using Feishu.Runtime;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;

            #pragma warning disable CS1591
            {{string.Join('\n', blocks.Where(block => block.Length > 1).Select(block => types + block[1]))}}

            internal abstract class ChoiceHandler : IFeishuCardActionHandler
            {
                public abstract Task<FeishuCardResponse?> HandleAsync(FeishuCardAction action, FeishuEventContext context, CancellationToken cancellationToken);
            }

            internal abstract class Orders
            {
                public abstract Task ApproveAsync(string? order, string? user, CancellationToken cancellationToken);
            }

            internal sealed class RedisOptions
            {
                public string? Configuration { get; set; }
            }

            internal static class EventBlocks
            {
                public static void AddStackExchangeRedisCache(this IServiceCollection services, Action<RedisOptions> configure) => services.Configure(configure);

                {{string.Join('\n', methods)}}
            }
            """);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    [InlineData("docs/events.md")]
    [InlineData("docs/pages.md")]
    [InlineData("docs/production.md")]
    [InlineData("docs/testing.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/contributing.md")]
    public void Links_into_the_repository_lead_somewhere(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        var links = Link().Matches(File.ReadAllText(path)).Select(link => link.Groups["path"].Value);

        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, link)), link));
    }

    /// <summary>The blocks of C# in a file.</summary>
    private static IEnumerable<string> Blocks(string file) =>
        CodeBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))).Select(block => block.Groups["code"].Value);

    /// <summary>Compiles code with what all pages of the repository become.</summary>
    private static void CompileWithSpecs(string source) =>
        Consumer.CompileWithEmitted(new PageProject { Pages = [.. Repository.Specs], Sources = [source] });

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?!https:)(?<path>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
