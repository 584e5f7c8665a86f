using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Tests.Support;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.Tests;

/// <summary>Events in the OpenAPI document: a webhook for each type.</summary>
public sealed class OpenApiWebhookTests
{
    private const string Moved = "library.rack.moved_v1";

    [Fact]
    public void A_webhook_says_what_the_page_says()
    {
        var operation = Export([("a.md", EventPages.Moved)]).At("webhooks", Moved, "post")!;

        Assert.Equal(Moved, (string?)operation["operationId"]);
        Assert.Equal("书架被移动", (string?)operation["summary"]);
        Assert.Equal("有人搬动书架时推送。", (string?)operation["description"]);
        JsonAssert.Equal("""["LibraryV1"]""", operation["tags"]);
        JsonAssert.Equal("""{ "url": "https://open.feishu.cn/document/sample/rack_moved" }""", operation["externalDocs"]);
        Assert.Equal("a.md", (string?)operation["x-feishu-page"]);
        JsonAssert.Equal("""["library:shelf:write", "library:shelf:readonly"]""", operation["x-feishu-scopes"]);
        JsonAssert.Equal("""["library:person:readonly"]""", operation["x-feishu-field-scopes"]);
        JsonAssert.Equal("""["custom"]""", operation["x-feishu-app-types"]);
        Assert.Null(operation["x-feishu-open"]);
        Assert.Null(operation["x-feishu-deprecation"]);
        Assert.Null(operation["x-feishu-tokens"]);
        Assert.Null(operation["security"]);
        Assert.Equal(["200"], operation.At("responses").Names());
    }

    [Theory]
    [InlineData]
    [InlineData("--shared")]
    public void The_body_is_the_event_in_its_envelope(params string[] options)
    {
        var body = Export([("a.md", EventPages.Moved)], options).At("webhooks", Moved, "post", "requestBody")!;
        var media = body.At("content", "application/json");

        Assert.True((bool?)body["required"]);
        Assert.Equal("left", (string?)media.At("example", "event", "direction"));
        Assert.Equal(["schema", "header", "event"], media.At("schema", "properties").Names());
        JsonAssert.Equal("""["event", "header"]""", media.At("schema", "required"));
        JsonAssert.Equal(
            """
            { "type": "object", "required": ["event_id", "event_type"], "properties": {
              "event_id": { "type": "string" }, "event_type": { "type": "string", "const": "library.rack.moved_v1" }, "create_time": { "type": "string" },
              "token": { "type": "string" }, "app_id": { "type": "string" }, "tenant_key": { "type": "string" } } }
            """,
            media.At("schema", "properties", "header"));
        Assert.Equal("LibraryV1.LibraryRackMovedV1", (string?)media.At("schema", "properties", "event", "x-feishu-model"));
        Assert.Equal(["rack_id", "direction", "mover", "steps", "books"], media.At("schema", "properties", "event", "properties").Names());
    }

    [Fact]
    public void The_payload_is_what_the_table_says()
    {
        var fields = Payload(Export([("a.md", EventPages.Moved)]), Moved).At("properties");

        JsonAssert.Equal("""{ "type": "string", "description": "书架 ID", "examples": ["sh_1"] }""", fields.At("rack_id"));
        JsonAssert.Equal(
            """
            { "type": "string", "description": "往哪边", "x-feishu-model": "LibraryV1.LibraryRackMovedV1Direction",
              "x-feishu-values": [{ "value": "left", "description": "向左" }, { "value": "right", "description": "向右" }] }
            """,
            fields.At("direction"));
        JsonAssert.Equal("""["library:phone:readonly"]""", fields.At("mover", "properties", "phone", "x-feishu-scopes"));
        Assert.Equal("LibraryV1.Book", (string?)fields.At("books", "items", "x-feishu-model"));
    }

    [Fact]
    public void Shared_models_are_components_of_operations_and_events()
    {
        var document = Export([("a.md", EventPages.Moved), ("b.md", SamplePages.UpdateShelf)], "--shared");

        Assert.Equal("#/components/schemas/LibraryV1.Person", (string?)Payload(document, Moved).At("properties", "mover", "$ref"));
        Assert.Equal("#/components/schemas/LibraryV1.LibraryRackMovedV1Direction", (string?)Payload(document, Moved).At("properties", "direction", "$ref"));
        Assert.Equal(["id", "age", "weight", "phone"], document.At("components", "schemas", "LibraryV1.Person", "properties").Names());
    }

    [Fact]
    public void The_old_form_has_its_own_envelope()
    {
        var document = Export([("a.md", EventPages.Lent)]);
        var media = document.At("webhooks", "book_lent", "post", "requestBody", "content", "application/json");

        Assert.Equal(["book_lent", "book_returned"], document.At("webhooks").Names());
        JsonAssert.Equal(
            """
            { "type": "object", "required": ["event", "uuid"], "properties": {
              "ts": { "type": "string" }, "uuid": { "type": "string" }, "token": { "type": "string" }, "type": { "type": "string", "const": "event_callback" },
              "event": { "type": "object", "x-feishu-model": "Events.BookLentEvent", "properties": {
                "type": { "type": "string", "description": "固定值 `book_lent`" }, "card": { "type": "string", "description": "借书证" } } } } }
            """,
            media.At("schema"));
        Assert.Equal("x", (string?)media.At("example", "event", "card"));
        Assert.Null(document.At("webhooks", "book_returned", "post", "requestBody", "content", "application/json", "example"));
    }

    [Fact]
    public void A_page_with_an_example_alone_has_its_fields()
    {
        var payload = Payload(Export([("a.md", EventPages.Opened)]), "shop_open");

        Assert.Equal(["type", "doors"], payload.At("properties").Names());
        Assert.Equal(["id"], payload.At("properties", "doors", "items", "properties").Names());
    }

    [Fact]
    public void Deprecation_notes_and_open_tables_are_told()
    {
        const string Two = "left | slot | 左边\nid | string | 编号\nright | slot | 右边\nname | string | 名字\n";
        var page = EventPages.Moved
            .Replace("# 书架被移动\n", "# 书架被移动（已废弃）\n", StringComparison.Ordinal)
            .Replace("(library:shelf:readonly)\n", "(library:shelf:readonly)<br>还要 **管理** 权限\n", StringComparison.Ordinal);
        page = page[..page.IndexOf("### 事件体", StringComparison.Ordinal)] + "### 事件体\n\n名称 | 类型 | 描述\n--- | --- | ---\n" + Two;

        var operation = Export([("a.md", page)]).At("webhooks", Moved, "post")!;

        Assert.True((bool?)operation["deprecated"]);
        Assert.NotNull(operation["x-feishu-deprecation"]);
        Assert.Equal("还要 **管理** 权限", (string?)operation["x-feishu-scope-note"]);
        JsonAssert.Equal("""["request"]""", operation["x-feishu-open"]);
    }

    [Theory]
    [InlineData]
    [InlineData("--shared")]
    public void Pages_of_events_alone_make_a_document(params string[] options)
    {
        using var folder = new PageFolder(("a.md", EventPages.Moved), ("b.md", EventPages.Lent));

        var run = Tool.Run(["openapi", folder.Root, .. options]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var read = OpenApiDocument.Parse(run.Output, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Document!.Paths);
        Assert.Equal(["book_lent", "book_returned", Moved], read.Document.Webhooks!.Keys);
        Assert.Equal(["Events", "LibraryV1"], read.Document.Tags!.Select(t => t.Name));
    }

    [Fact]
    public void Events_change_no_path()
    {
        var without = Export([("a.md", SamplePages.UpdateShelf)]);
        var with = Export([("a.md", SamplePages.UpdateShelf), ("b.md", EventPages.Moved)]);

        Assert.Equal(without["paths"]!.ToJsonString(), with["paths"]!.ToJsonString());
        Assert.Null(without["webhooks"]);
    }

    [Fact]
    public void Another_page_of_the_same_event_is_mentioned()
    {
        using var folder = new PageFolder(("a.md", EventPages.Moved), ("b.md", EventPages.Moved));

        var run = Tool.Run("openapi", folder.Root);

        Assert.Equal($"feishu-gen: the event {Moved} is described by several pages; 'b.md' is left out\n", run.Error);
        Assert.Equal("a.md", (string?)JsonNode.Parse(run.Output).At("webhooks", Moved, "post", "x-feishu-page"));
    }

    private static JsonNode Export((string Path, string Text)[] pages, params string[] options)
    {
        using var folder = new PageFolder(pages);
        var run = Tool.Run(["openapi", folder.Root, .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!;
    }

    private static JsonNode? Payload(JsonNode document, string type) =>
        document.At("webhooks", type, "post", "requestBody", "content", "application/json", "schema", "properties", "event");
}
