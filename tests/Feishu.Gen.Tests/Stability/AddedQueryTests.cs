using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Feishu.Gen.Tests.Stability;

/// <summary>A page that gains optional query values breaks no caller, and changes what none of them means: not those who name no argument either.</summary>
public sealed class AddedQueryTests
{
    private const string Callers = """
        using Feishu.Bots.FeishuApi;
        using Feishu.Bots.FeishuApi.TaskV1;
        using Feishu.Runtime;

        namespace Feishu.Bots;

        internal static class Callers
        {
            public static Task Shortest(FeishuClient feishu) => feishu.Task.V1.Task.BatchDeleteFollowerAsync("1", new() { IdList = [] });

            public static Task WithToken(FeishuClient feishu, FeishuTenantAccessToken token) => feishu.Task.V1.Task.BatchDeleteFollowerAsync("1", new() { IdList = [] }, token);

            public static Task WithNull(FeishuClient feishu) => feishu.Task.V1.Task.BatchDeleteFollowerAsync("1", new() { IdList = [] }, null, null, CancellationToken.None);

            public static Task WithAll(FeishuClient feishu, FeishuTenantAccessToken token, CancellationToken cancellationToken)
                => feishu.Task.V1.Task.BatchDeleteFollowerAsync("1", new() { IdList = [] }, token, new FeishuCallOptions(), cancellationToken);
        }
        """;

    private const string Query = """
        ### 查询参数

        名称 | 类型 | 必填 | 描述
        --- | --- | --- | ---
        user_id_type | string | 否 | 哪一种 ID

        ### 请求体

        """;

    [Fact]
    public void Callers_compile_before_and_after()
    {
        var before = Consumer.CompileWithEmitted(PageProject.Of(SamplePages.Followers) with { Sources = [Callers] });
        var after = Consumer.CompileWithEmitted(PageProject.Of(WithQuery) with { Sources = [Callers] });

        Assert.Equal(Arguments(before), Arguments(after).Select(line => line.Replace(" query", "", StringComparison.Ordinal)));
        Assert.All(Arguments(after), line => Assert.EndsWith(" query", line, StringComparison.Ordinal));
    }

    private static string WithQuery => SamplePages.Followers.Replace("### 请求体\n\n", Query, StringComparison.Ordinal) is var page && page != SamplePages.Followers
        ? page
        : throw new InvalidOperationException("The page has no body any more.");

    /// <summary>The parameters of the called methods, in the order in which they are passed.</summary>
    private static List<string> Arguments(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Single(t => t.ToString().Contains("static class Callers", StringComparison.Ordinal));
        var model = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
                .Select(node => model.GetOperation(node, TestContext.Current.CancellationToken))
                .OfType<Microsoft.CodeAnalysis.Operations.IInvocationOperation>()
                .Where(call => call.TargetMethod.Name == "BatchDeleteFollowerAsync")
                .Select(call => string.Join(' ', call.TargetMethod.Parameters.Select(p => p.Name))),
        ];
    }
}
