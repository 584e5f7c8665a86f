using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Tests.Support;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.Tests;

/// <summary>Pages for which OpenAPI has no plain word: they are in the document, and tools can read it.</summary>
public sealed class OpenApiPathTests
{
    [Theory]
    [InlineData]
    [InlineData("--shared")]
    public void Further_pages_of_one_address_are_components(params string[] options)
    {
        using var folder = new PageFolder(
            ("a.md", SamplePages.Endpoint("甲", "GET", SamplePages.Url("books"))),
            ("b.md", SamplePages.Endpoint("乙", "GET", SamplePages.Url("books"))),
            ("c.md", SamplePages.Endpoint("丙", "GET", SamplePages.Url("books"))));

        var run = Tool.Run(["openapi", folder.Root, .. options]);

        var document = JsonNode.Parse(run.Output);
        var first = Assert.Single(document.At("paths")!.AsObject()).Value.At("get")!;
        var others = document.At("components", "pathItems")!.AsObject();
        Assert.Equal("甲", (string?)first["summary"]);
        Assert.Equal(["乙", "丙"], others.Select(o => (string?)o.Value.At("get", "summary")));
        Assert.Equal(others.Select(o => o.Key), others.Select(o => (string?)o.Value.At("get", "operationId")));
        Assert.Equal(others.Select(o => "#/components/pathItems/" + o.Key), first["x-feishu-alternatives"]!.AsArray().Select(r => (string?)r));
        Assert.Contains("GET /open-apis/library/v1/books is described by several pages; 'b.md' is written as #/components/pathItems/", run.Error, StringComparison.Ordinal);
        Assert.Empty(OpenApiDocument.Parse(run.Output, "json").Diagnostic!.Errors);
    }

    [Fact]
    public void Paths_that_differ_in_a_name_are_as_their_pages_say()
    {
        using var folder = TwoNames();

        var run = Tool.Run("openapi", folder.Root);

        Assert.Equal(
            ["/open-apis/library/v1/books/{book_id}/notes", "/open-apis/library/v1/books/{bookId}/notes"],
            JsonNode.Parse(run.Output).At("paths").Names());
        Assert.Contains("are one path to tools that check strictly; '--shared' makes them one", run.Error, StringComparison.Ordinal);
        Assert.Single(OpenApiDocument.Parse(run.Output, "json").Diagnostic!.Errors);
    }

    [Fact]
    public void A_shared_document_has_one_path_for_them()
    {
        using var folder = TwoNames();

        var run = Tool.Run("openapi", folder.Root, "--shared");

        var (path, item) = Assert.Single(JsonNode.Parse(run.Output).At("paths")!.AsObject());
        Assert.Equal("/open-apis/library/v1/books/{book_id}/notes", path);
        Assert.Equal(["get", "post"], item!.AsObject().Select(o => o.Key));
        JsonAssert.Equal(
            """[{ "name": "book_id", "in": "path", "description": "书", "required": true, "schema": { "type": "string" }, "x-feishu-name": "bookId" }]""",
            item.At("post", "parameters"));
        Assert.Equal("", run.Error);
        Assert.Empty(OpenApiDocument.Parse(run.Output, "json").Diagnostic!.Errors);
    }

    [Fact]
    public void A_page_for_a_browser_is_a_redirect()
    {
        using var folder = new PageFolder(("a.md", SamplePages.Endpoint("请用户同意", "GET", "https://accounts.feishu.cn/open-apis/authen/v1/consent", """
            ### 查询参数

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            redirect_uri | string | 是 | 去哪里
            """)));

        var run = Tool.Run("openapi", folder.Root);

        var operation = JsonNode.Parse(run.Output).At("paths", "/open-apis/authen/v1/consent", "get")!;
        Assert.Equal("authen.v1.Consent.list", (string?)operation["operationId"]);
        Assert.Equal("redirect_uri", (string?)operation.At("parameters", 0, "name"));
        Assert.Equal(["302"], operation.At("responses").Names());
        Assert.Empty(OpenApiDocument.Parse(run.Output, "json").Diagnostic!.Errors);
    }

    [Fact]
    public void All_real_pages_make_a_document_that_tools_accept()
    {
        var run = Tool.Run("openapi", Corpus.Find("dev"), "--shared");

        var read = OpenApiDocument.Parse(run.Output, "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(e => $"{e.Pointer}: {e.Message}"));
        Assert.True(read.Document!.Paths.Count > 400);
        Assert.True(read.Document.Webhooks!.Count > 70);
        var ids = Operations(read.Document).Select(o => o.OperationId).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
    }

    private static IEnumerable<OpenApiOperation> Operations(OpenApiDocument document) =>
        document.Paths.Values.Concat(document.Webhooks!.Values).SelectMany(i => i.Operations!.Values);

    private static PageFolder TwoNames() => new(
        ("a.md", Notes("GET", "book_id")),
        ("b.md", Notes("POST", "bookId")));

    private static string Notes(string method, string name) => SamplePages.Endpoint("笔记", method, SamplePages.Url($"books/:{name}/notes"), $"""
        ### 路径参数

        名称 | 类型 | 描述
        --- | --- | ---
        {name} | string | 书
        """);
}
