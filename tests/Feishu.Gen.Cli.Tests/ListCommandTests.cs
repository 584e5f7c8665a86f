using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

public sealed class ListCommandTests
{
    [Fact]
    public void Operations_stand_in_columns_by_id()
    {
        using var folder = new PageFolder(
            ("z.md", SamplePages.Endpoint("看书", "GET", SamplePages.Url("books/:book_id"))),
            ("a/shelf.md", SamplePages.UpdateShelf),
            ("readme.md", SamplePages.Guide));

        var run = Tool.Run("list", folder.Root);

        Assert.Equal(
            [
                "library.v1.book.get    GET    /open-apis/library/v1/books/:book_id  看书      z.md",
                "library.v1.rack.patch  PATCH  /open-apis/library/v1/racks/:rack_id  更新书架  a/shelf.md",
            ],
            run.Lines);
    }

    [Fact]
    public void Events_stand_below_by_type()
    {
        using var folder = new PageFolder(
            ("z.md", SamplePages.Endpoint("看书", "GET", SamplePages.Url("books/:book_id"))), ("a.md", EventPages.Moved), ("b.md", EventPages.Lent));

        var run = Tool.Run("list", folder.Root);

        Assert.Equal(
            [
                "library.v1.book.get    GET    /open-apis/library/v1/books/:book_id  看书        z.md",
                "book_lent              EVENT  Events.BookLentEvent                  借书        b.md",
                "book_returned          EVENT  Events.BookReturnedEvent              借书        b.md",
                "library.rack.moved_v1  EVENT  LibraryV1.LibraryRackMovedV1          书架被移动  a.md",
            ],
            run.Lines);
    }

    [Fact]
    public void Json_has_the_same()
    {
        using var folder = new PageFolder(("z.md", SamplePages.Endpoint("看书", "GET", SamplePages.Url("books/:book_id"))), ("a.md", EventPages.Moved));

        JsonAssert.Equal(
            """
            [
              { "kind": "operation", "id": "library.v1.book.get", "method": "GET", "path": "/open-apis/library/v1/books/:book_id", "title": "看书", "page": "z.md" },
              { "kind": "event", "id": "library.rack.moved_v1", "method": "EVENT", "path": "", "model": "LibraryV1.LibraryRackMovedV1", "title": "书架被移动", "page": "a.md" }
            ]
            """,
            JsonNode.Parse(Tool.Run("list", folder.Root, "--json").Output));
    }

    [Fact]
    public void Guides_alone_list_nothing()
    {
        using var folder = new PageFolder(("readme.md", SamplePages.Guide));

        Assert.Equal(new ToolRun(0, "", ""), Tool.Run("list", folder.Root));
    }
}
