using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

/// <summary><c>feishu-gen diff</c> for pages of events: what it prints for each kind of change, and whether the compiler is of the same mind.</summary>
public sealed class DiffEventTests
{
    private const string Steps = "&nbsp;&nbsp;└ `steps` | int | 几步\n";

    /// <summary>A change of the page, and what is said of it.</summary>
    public static TheoryData<string, string, string[]> Changes => new()
    {
        { Steps, "", ["!    - event.steps  int"] },
        { "`steps` | int |", "`steps` | string |", ["!    ~ event.steps: int -> string"] },
        { Steps, Steps + "&nbsp;&nbsp;└ `at` | string | 何时\n", ["     + event.at  string"] },
        { "几步", "已废弃。几步", ["     ~ event.steps deprecated: none -> 已废弃"] },
        { "`mover` | person |", "`mover` | reader |", ["!    ~ event.mover: person -> reader"] },
        { "&nbsp;&nbsp;&nbsp;&nbsp;└ `title` | string | 书名", "&nbsp;&nbsp;&nbsp;&nbsp;└ `name` | string | 书名", ["!    - event.books[].title  string", "     + event.books[].name  string"] },
        { "<br>- `right`：向右", "", ["!    - event.direction value  right"] },
        { "<br>- `right`：向右", "<br>- `right`：向右<br>- `up`：向上", ["     + event.direction value  up"] },
        { "读书架(library:shelf:readonly)", "看书架(library:shelf:look)", ["     - scope library:shelf:readonly", "     + scope library:shelf:look"] },
        { "看工号(library:person:readonly)", "看工号(library:person:look)", ["     - field scope library:person:readonly", "     + field scope library:person:look"] },
        { "# 书架被移动\n", "# 书架被移动（已废弃）\n", ["     ~ deprecated: none -> 书架被移动（已废弃）"] },
        { "`event_id` | string | 编号", "`event_id` | int | 序号", [] },
        { "有人搬动书架时推送。", "有人搬动书架以后推送。", [] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_change_is_said_and_the_compiler_agrees(string old, string now, string[] lines)
    {
        Assert.Contains(old, EventPages.Moved, StringComparison.Ordinal);
        var page = EventPages.Moved.Replace(old, now, StringComparison.Ordinal);

        var run = Tool.Diff([("a.md", EventPages.Moved)], [("a.md", page)]);

        Assert.Equal(lines, run.Lines.Where(l => l.StartsWith("     ", StringComparison.Ordinal) || l.StartsWith("!    ", StringComparison.Ordinal)));
        var errors = new EmittedClient(("specs/a.md", page)).Errors(new EmittedClient(("specs/a.md", EventPages.Moved)).User);
        Assert.True(errors.Count > 0 == (run.ExitCode == 1), $"{run.Output}\n{string.Join("\n", errors)}");
    }

    [Fact]
    public void Events_come_and_go()
    {
        var list = SamplePages.Endpoint("列出书架", "GET", SamplePages.Url("racks"));

        var added = Tool.Diff([("a.md", list)], [("a.md", list), ("b.md", EventPages.Lent)]);
        var removed = Tool.Diff([("a.md", list), ("b.md", EventPages.Moved)], [("a.md", list)]);

        Assert.Equal(
            (0, " + book_lent  EVENT Events.BookLentEvent  借书\n + book_returned  EVENT Events.BookReturnedEvent  借书\n2 events added, nothing breaks code\n"),
            (added.ExitCode, added.Output));
        Assert.Equal(
            (1, "!- library.rack.moved_v1  EVENT LibraryV1.LibraryRackMovedV1  书架被移动\n1 event removed, 1 change (!) may break code\n"),
            (removed.ExitCode, removed.Output));
    }

    [Fact]
    public void An_event_may_be_sent_in_another_form()
    {
        var run = Tool.Diff([("a.md", EventPages.Opened)], [("a.md", EventPages.Opened.Replace("\"uuid\": \"u\",", "\"header\": {},", StringComparison.Ordinal))]);

        Assert.Equal(" ~ shop_open  EVENT Events.ShopOpenEvent  开门\n     ~ form: 1.0 -> 2.0\n1 event changed, nothing breaks code\n", run.Output);
    }

    [Fact]
    public void Operations_and_events_are_counted_apart()
    {
        var run = Tool.Diff(
            [("a.md", SamplePages.UpdateShelf), ("b.md", EventPages.Moved)],
            [("a.md", SamplePages.UpdateShelf.Replace("tags | string", "tags | int", StringComparison.Ordinal)), ("b.md", EventPages.Moved.Replace(Steps, "", StringComparison.Ordinal))]);

        Assert.EndsWith("1 operation changed, 1 event changed, 2 changes (!) may break code\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_event_changes_of_a_model_that_operations_share_is_said_once()
    {
        var run = Tool.Diff(
            [("a.md", SamplePages.UpdateShelf), ("b.md", EventPages.Moved)],
            [("a.md", SamplePages.UpdateShelf), ("b.md", EventPages.Moved.Replace("&nbsp;&nbsp;&nbsp;&nbsp;└ `phone` | string |", "&nbsp;&nbsp;&nbsp;&nbsp;└ `phone` | int |", StringComparison.Ordinal))]);

        Assert.Equal(
            """
             ~ library.rack.moved_v1  EVENT LibraryV1.LibraryRackMovedV1  书架被移动
            !    ~ event.mover.phone: string -> int
            1 event changed, 1 change (!) may break code

            """,
            run.Output);
    }

    [Fact]
    public void Json_has_it_all()
    {
        var run = Tool.Diff([("a.md", EventPages.Moved)], [("a.md", EventPages.Moved.Replace("`steps` | int |", "`steps` | string |", StringComparison.Ordinal))], "--json");

        JsonAssert.Equal(
            """
            {
              "breaking": 1,
              "operations": [],
              "events": [
                {
                  "type": "library.rack.moved_v1", "action": "changed", "breaking": true, "model": "LibraryV1.LibraryRackMovedV1", "title": "书架被移动", "page": "a.md",
                  "changes": [{ "action": "changed", "aspect": "type", "subject": "event.steps", "old": "int", "new": "string", "breaking": true }]
                }
              ],
              "declarations": []
            }
            """,
            JsonNode.Parse(run.Output));
        Assert.Equal(1, run.ExitCode);
    }
}
