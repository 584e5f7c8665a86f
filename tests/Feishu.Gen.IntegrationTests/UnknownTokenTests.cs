using System.Runtime.Loader;
using Feishu.Gen.Tests.Support;

namespace Feishu.Bots;

/// <summary>A method whose page does not say which token it takes sends one all the same.</summary>
public sealed class UnknownTokenTests
{
    private const string Page = """
        # 读书架

        ## 请求

        名称 | 值
        ---|---
        HTTP URL | https://open.feishu.cn/open-apis/library/v1/racks/:rack_id
        HTTP Method | GET
        """;

    private const string Calls = """
        using Feishu.Bots.FeishuApi;
        using Feishu.Runtime;

        namespace Feishu.Bots;

        internal static class RackCalls
        {
            public static async Task RunAsync(FeishuTransport transport)
            {
                var racks = new FeishuClient(transport).Library.V1.Rack;
                await racks.GetAsync("1");
                await racks.GetAsync("2", token: FeishuUserAccessToken.FromString("u-1"));
                await racks.GetAsync("3", token: FeishuAppAccessToken.FromString("a-1"));
            }
        }
        """;

    [Fact]
    public async Task Tenant_token_by_default_and_any_that_is_given()
    {
        var compilation = Consumer.CompileWithEmitted(PageProject.Of(Page) with { Sources = [Calls] });
        using var assembly = new MemoryStream();
        Assert.True(compilation.Emit(assembly, cancellationToken: TestContext.Current.CancellationToken).Success);
        assembly.Position = 0;
        var run = new AssemblyLoadContext(nameof(UnknownTokenTests), isCollectible: true)
            .LoadFromStream(assembly)
            .GetType("Feishu.Bots.RackCalls", throwOnError: true)!
            .GetMethod("RunAsync")!
            .CreateDelegate<Func<Runtime.FeishuTransport, Task>>();
        await using var feishu = await FakeFeishu.StartAsync(new Answer("""{"code":0,"msg":"success"}"""));
        using var transport = feishu.CreateTransport();

        await run(transport);

        Assert.Equal(["Bearer t-1", "Bearer u-1", "Bearer a-1"], feishu.Calls.Select(call => call.Authorization));
    }
}
