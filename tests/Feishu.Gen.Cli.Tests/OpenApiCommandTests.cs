using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Tests.Support;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.Tests;

public sealed class OpenApiCommandTests
{
    private const string ShelfPath = "/open-apis/library/v1/racks/{rack_id}";

    [Fact]
    public void An_operation_has_its_names_addresses_and_limits()
    {
        var operation = Operation(Export(SamplePages.UpdateShelf), ShelfPath, "patch");

        Assert.Equal("library.v1.rack.patch", (string?)operation["operationId"]);
        Assert.Equal("更新书架", (string?)operation["summary"]);
        Assert.Equal("改书架的名字。", (string?)operation["description"]);
        JsonAssert.Equal("""{ "url": "https://open.feishu.cn/document/sample/shelf" }""", operation["externalDocs"]);
        JsonAssert.Equal("""["tenant_access_token", "user_access_token"]""", operation["x-feishu-tokens"]);
        JsonAssert.Equal("""[{ "tenant_access_token": [] }, { "user_access_token": [] }]""", operation["security"]);
        JsonAssert.Equal("""["library:shelf:write"]""", operation["x-feishu-scopes"]);
        JsonAssert.Equal("""["custom", "store"]""", operation["x-feishu-app-types"]);
        JsonAssert.Equal("""{ "perMinute": 1000, "perSecond": 50 }""", operation["x-feishu-rate-limit"]);
        Assert.Null(operation["x-feishu-open"]);
    }

    [Fact]
    public void Parameters_say_where_they_stand_and_whether_they_are_required()
    {
        var parameters = Operation(Export(SamplePages.UpdateShelf), ShelfPath, "patch")["parameters"];

        JsonAssert.Equal(
            """{ "name": "rack_id", "in": "path", "description": "书架 ID", "required": true, "schema": { "type": "string" }, "example": "sh_1" }""",
            parameters.At(0));
        JsonAssert.Equal(
            """{ "name": "notify", "in": "query", "description": "是否通知", "required": true, "schema": { "type": "boolean" }, "example": true }""",
            parameters.At(1));
        JsonAssert.Equal(
            """
            { "name": "lang", "in": "query", "description": "语言", "schema": { "type": "string", "default": "zh",
              "x-feishu-values": [{ "value": "zh", "description": "中文" }, { "value": "en", "description": "英文" }],
              "x-feishu-model": "LibraryV1.PatchRackLang" } }
            """,
            parameters.At(2));
    }

    [Fact]
    public void A_body_is_what_the_page_says()
    {
        var media = Operation(Export(SamplePages.UpdateShelf), ShelfPath, "patch").At("requestBody", "content", "application/json");
        var schema = media.At("schema");

        JsonAssert.Equal("""{ "name": "小说", "owner": { "id": "p_1" } }""", media.At("example"));
        Assert.Equal("LibraryV1.PatchRackRequest", (string?)schema.At("x-feishu-model"));
        JsonAssert.Equal("""["name"]""", schema.At("required"));
        JsonAssert.Equal("""{ "type": "string", "description": "名字", "maxLength": 20, "minLength": 1, "examples": ["小说"] }""", schema.At("properties", "name"));
        JsonAssert.Equal(
            """
            { "type": "object", "description": "谁的", "required": ["id"], "x-feishu-model": "LibraryV1.Person", "properties": {
              "id": { "type": "string", "description": "编号" },
              "age": { "type": "integer", "format": "int64", "description": "已废弃。年龄", "deprecated": true },
              "weight": { "type": "number", "format": "double", "description": "公斤" } } }
            """,
            schema.At("properties", "owner"));
        JsonAssert.Equal("""{ "type": "array", "items": { "type": "string" }, "description": "标签", "x-feishu-default": "空，表示没有" }""", schema.At("properties", "tags"));
        JsonAssert.Equal(
            """{ "type": "array", "items": { "type": "array", "items": { "type": "integer", "format": "int64" } }, "description": "格子" }""",
            schema.At("properties", "grid"));
        JsonAssert.Equal("""{ "type": "object", "additionalProperties": { "type": "string" }, "description": "其他" }""", schema.At("properties", "extra"));
        JsonAssert.Equal("""{ "description": "任意" }""", schema.At("properties", "anything"));
    }

    [Fact]
    public void An_answer_is_said_with_its_envelope()
    {
        var media = Operation(Export(SamplePages.UpdateShelf), ShelfPath, "patch").At("responses", "200", "content", "application/json");
        var data = media.At("schema", "properties", "data");

        Assert.Equal(["code", "msg", "data"], media.At("schema", "properties").Names());
        Assert.Equal("LibraryV1.PatchRackResponse", (string?)data.At("x-feishu-model"));
        Assert.Equal("LibraryV1.Shelf", (string?)data.At("properties", "shelf", "x-feishu-model"));
        Assert.Equal("LibraryV1.Person", (string?)data.At("properties", "shelf", "properties", "owners", "items", "x-feishu-model"));
        Assert.Equal(["id"], data.At("properties", "shelf", "properties", "owners", "items", "properties").Names());
        Assert.Equal("sh_1", (string?)media.At("example", "data", "shelf", "id"));
    }

    [Fact]
    public void Errors_are_responses_by_status_and_a_table()
    {
        var operation = Operation(Export(SamplePages.UpdateShelf), ShelfPath, "patch");

        Assert.Equal("- `99101`: bad name\n- `99102`: no such shelf", (string?)operation.At("responses", "400", "description"));
        JsonAssert.Equal(
            """
            [ { "status": 400, "code": 99101, "description": "bad name", "suggestion": "换一个名字" },
              { "status": 400, "code": 99102, "description": "no such shelf" },
              { "status": 200, "code": 99103, "description": "half done", "suggestion": "再试一次" } ]
            """,
            operation["x-feishu-errors"]);
    }

    [Fact]
    public void Errors_without_a_status_stand_apart_and_details_with_their_error()
    {
        var page = SamplePages.UpdateShelf + """
            ### 99102 子错误码

            错误码 | 描述 | 排查建议
            --- | --- | ---
            31 | burnt | 换一个书架

            ### 补充错误码

            错误码 | 说明
            --- | ---
            99109 | too late

            """;

        var operation = Operation(Export(page), ShelfPath, "patch");

        Assert.Equal([99101, 99102, 99103], operation["x-feishu-errors"]!.AsArray().Select(e => (int)e!["code"]!));
        JsonAssert.Equal("""[{ "code": 31, "description": "burnt", "suggestion": "换一个书架" }]""", operation.At("x-feishu-errors", 1, "details"));
        JsonAssert.Equal("""[{ "code": 99109, "description": "too late" }]""", operation["x-feishu-codes"]);
    }

    [Fact]
    public void Permissions_and_limits_in_words_are_kept()
    {
        var page = SamplePages.UpdateShelf
            .Replace("改书架(library:shelf:write)", "改书架(library:shelf:write)<br>还要 **管理** 权限", StringComparison.Ordinal)
            .Replace("[1000 次/分钟、50 次/秒](https://open.feishu.cn/document/limits)", "特殊频控", StringComparison.Ordinal);

        var operation = Operation(Export(page), ShelfPath, "patch");

        Assert.Equal("还要 **管理** 权限", (string?)operation["x-feishu-scope-note"]);
        Assert.Equal("特殊频控", (string?)operation["x-feishu-rate-limit-note"]);
        Assert.Null(operation["x-feishu-rate-limit"]);
    }

    [Fact]
    public void A_list_that_only_the_example_shows_is_an_object_or_a_list()
    {
        var page = SamplePages.UpdateShelf
            .Replace("owner | person |", "owner | / |", StringComparison.Ordinal)
            .Replace("\"owner\": { \"id\": \"p_1\" }", "\"owner\": [{ \"id\": \"p_1\" }]", StringComparison.Ordinal);

        var owner = Operation(Export(page), ShelfPath, "patch").At("requestBody", "content", "application/json", "schema", "properties", "owner")!;
        var shared = Operation(Export(page, "--shared"), ShelfPath, "patch").At("requestBody", "content", "application/json", "schema", "properties", "owner")!;

        JsonAssert.Equal("""["object", "array"]""", owner["type"]);
        Assert.Equal(["id", "age", "weight"], owner.At("properties").Names());
        Assert.Equal(["id", "age", "weight"], owner.At("items", "properties").Names());
        Assert.Equal("object", (string?)owner.At("items", "type"));
        Assert.Equal("array", (string?)shared["type"]);
    }

    [Fact]
    public void A_form_has_files()
    {
        var page = SamplePages.Endpoint("上传", "POST", SamplePages.Url("covers"), """
            ### 请求头

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            Content-Type | string | 是 | **示例值**："multipart/form-data; boundary=---x"

            ### 请求体

            名称 | 类型 | 必填 | 描述
            --- | --- | --- | ---
            size | int | 是 | 字节数
            file | file | 是 | 封面
            """);

        var content = Operation(Export(page), "/open-apis/library/v1/covers", "post").At("requestBody", "content");

        Assert.Equal(["multipart/form-data"], content.Names());
        JsonAssert.Equal("""{ "type": "string", "format": "binary", "description": "封面" }""", content.At("multipart/form-data", "schema", "properties", "file"));
    }

    [Fact]
    public void A_download_is_bytes()
    {
        var page = SamplePages.Endpoint("下载", "GET", SamplePages.Url("covers/:cover_id"), "## 响应\n\n返回文件的二进制内容。");

        JsonAssert.Equal(
            """{ "application/octet-stream": { "schema": { "type": "string", "format": "binary" } } }""",
            Operation(Export(page), "/open-apis/library/v1/covers/{cover_id}", "get").At("responses", "200", "content"));
    }

    [Fact]
    public void An_operation_of_another_host_says_so()
    {
        var page = SamplePages.Endpoint("老接口", "POST", "https://www.feishu.cn/approval/openapi/v2/library/get");

        JsonAssert.Equal(
            """[{ "url": "https://www.feishu.cn" }]""",
            Operation(Export(page), "/approval/openapi/v2/library/get", "post")["servers"]);
    }

    [Fact]
    public void Shared_models_are_components()
    {
        var document = Export(SamplePages.UpdateShelf, "--shared");
        var schemas = document.At("components", "schemas");
        var request = Operation(document, ShelfPath, "patch").At("requestBody", "content", "application/json", "schema");

        Assert.Equal("#/components/schemas/LibraryV1.Person", (string?)request.At("properties", "owner", "$ref"));
        Assert.Equal(["id", "age", "weight"], schemas.At("LibraryV1.Person", "properties").Names());
        Assert.Equal("#/components/schemas/LibraryV1.Person", (string?)schemas.At("LibraryV1.Shelf", "properties", "owners", "items", "$ref"));
        Assert.Equal(
            "#/components/schemas/LibraryV1.Shelf",
            (string?)Operation(document, ShelfPath, "patch")
                .At("responses", "200", "content", "application/json", "schema", "properties", "data", "properties", "shelf", "$ref"));
    }

    [Theory]
    [InlineData]
    [InlineData("--shared")]
    public void The_document_is_read_again_without_errors(params string[] options)
    {
        using var folder = Library();

        var run = Tool.Run(["openapi", folder.Root, .. options]);

        var read = OpenApiDocument.Parse(run.Output, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(3, read.Document!.Paths.Count);
        Assert.Equal(["book_lent", "book_returned", "library.rack.moved_v1", "shop_open"], read.Document.Webhooks!.Keys);
        Assert.Equal("2024-04-01", read.Document.Info.Version);
    }

    [Fact]
    public void The_document_depends_neither_on_the_order_of_arguments_nor_on_the_folder()
    {
        using var folder = Library();
        using var other = Library();

        var first = Tool.Run("openapi", folder.At("a"), folder.At("b"));

        Assert.Equal(first.Output, Tool.Run("openapi", folder.At("b"), folder.At("a")).Output);
        Assert.Equal(first.Output, Tool.Run("openapi", folder.At("b"), folder.At("a/shelf.md"), folder.At("a")).Output);
        Assert.Equal(first.Output, Tool.Run("openapi", other.Root).Output);
        Assert.DoesNotContain('\r', first.Output);
    }

    [Fact]
    public void A_file_gets_what_standard_output_would()
    {
        using var folder = Library();
        var file = folder.At("out.json");

        var run = Tool.Run("openapi", folder.Root, "-o", file);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(Tool.Run("openapi", folder.Root).Output, File.ReadAllText(file));
    }

    [Fact]
    public void A_page_with_errors_is_left_out_and_mentioned()
    {
        using var folder = new PageFolder(("a.md", SamplePages.UpdateShelf), ("b.md", SamplePages.ForeignHost));

        var run = Tool.Run("openapi", folder.Root);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("feishu-gen: 1 page with errors left out; 'feishu-gen check' lists them\n", run.Error);
    }

    private static PageFolder Library() => new(
        ("a/shelf.md", SamplePages.UpdateShelf),
        ("a/readme.md", SamplePages.Guide),
        ("a/moved.md", EventPages.Moved),
        ("b/lent.md", EventPages.Lent),
        ("b/opened.md", EventPages.Opened),
        ("b/book.md", SamplePages.Endpoint("看书", "GET", SamplePages.Url("books/:book_id"))),
        ("b/deep/books.md", SamplePages.Endpoint("列书", "GET", SamplePages.Url("books"))));

    private static JsonNode Export(string page, params string[] options)
    {
        using var folder = new PageFolder(("page.md", page));
        var run = Tool.Run(["openapi", folder.Root, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!;
    }

    private static JsonNode Operation(JsonNode document, string path, string method) => document.At("paths", path, method)!;
}
