using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests;

/// <summary><c>feishu-gen diff</c>: what it prints for each kind of change, and whether the compiler is of the same mind.</summary>
public sealed class DiffCommandTests
{
    private const string Operation = " ~ library.v1.rack.patch  PATCH /open-apis/library/v1/racks/:rack_id  更新书架";

    private const string Route = "rack_id | string | 书架 ID<br>**示例值**：\"sh_1\"";
    private const string Person = "&nbsp;&nbsp;└ `weight` | number(float) | 否 | 公斤";

    /// <summary>A change of the page, and what is said of it.</summary>
    public static TheoryData<string, string, string[]> Changes => new()
    {
        // Parameters of the method.
        { "rack_id", "shelf_id", ["     - path.rack_id  string", "     + path.shelf_id  string, required"] },
        { Route, "rack_id | int | 书架 ID", ["!    ~ path.rack_id: string -> int"] },
        { "notify | boolean | 是 |", "notify | boolean | 否 |", ["!    ~ query.notify required: yes -> no"] },
        { "notify | boolean | 是 |", "notify | int | 是 |", ["!    ~ query.notify: boolean -> int"] },
        { "notify | boolean", "force | boolean | 是 | 强制\nnotify | boolean", ["!    + query.force  boolean, required"] },
        { "notify | boolean", "quiet | boolean | 否 | 安静\nnotify | boolean", ["     + query.quiet  boolean"] },
        { "lang | string | 否 |", "lang | string | 是 |", ["!    ~ query.lang required: no -> yes"] },
        { "`tenant_access_token` 或 `user_access_token`", "`user_access_token`", ["!    ~ tokens: tenant, user -> user"] },
        { "`tenant_access_token` 或 `user_access_token`", "`tenant_access_token`", ["!    ~ tokens: tenant, user -> tenant"] },

        // Fields of the body.
        { "tags | string\\[\\] | 否 |", "tags | string\\[\\] | 是 |", ["!    ~ body.tags required: no -> yes"] },
        { "name | string | 是 |", "name | string | 否 |", ["     ~ body.name required: yes -> no"] },
        { "anything | object", "size | int | 是 | 大小\nanything | object", ["!    + body.size  int, required"] },
        { "anything | object", "size | int | 否 | 大小\nanything | object", ["     + body.size  int"] },
        { "grid | int\\[\\]\\[\\] | 否 | 格子\n", "", ["!    - body.grid  int[][]"] },
        { "tags | string\\[\\]", "tags | int\\[\\]", ["!    ~ body.tags: string[] -> int[]"] },
        { "`1` ～ `20` 字符", "`1` ～ `30` 字符", ["     ~ body.name rules: length 1..20 -> length 1..30"] },
        { "名字<br>**示例值**：\"小说\"", "已废弃。名字", ["     ~ body.name deprecated: none -> 已废弃"] },

        // Lists of values.
        { "<br>- `en`：英文", "", ["!    - query.lang value  en"] },
        { "<br>- `en`：英文", "<br>- `en`：英文<br>- `ja`：日文", ["     + query.lang value  ja"] },
        { "<br>**可选值有**：<br>- `zh`：中文<br>- `en`：英文", "", ["!    - query.lang value  zh", "!    - query.lang value  en"] },
        { "谁的\n" + "&nbsp;&nbsp;└ `id`", "谁的<br>\n" + "&nbsp;&nbsp;└ `id`", [] },

        // Models that pages share.
        { Person, Person + "\n&nbsp;&nbsp;└ `height` | int | 是 | 厘米", ["     + body.owner.height  int, required"] },
        { Person + "\n", "", ["!    - body.owner.weight  number"] },
        { "`age` | int | 否 |", "`age` | int | 是 |", ["     ~ body.owner.age required: no -> yes"] },
        { "&nbsp;&nbsp;└ `shelf` | shelf |", "&nbsp;&nbsp;└ `shelf` | rack |", ["!    ~ response.shelf: shelf -> rack"] },
        { "data | \\- | \\-", "data | \\- | \\-\n&nbsp;&nbsp;└ `count` | int | 几个", ["     + response.count  int"] },

        // What nothing is declared for, and error codes.
        { "400 | 99102 | no such shelf | \\-\n", "", ["!    - code 99102  no such shelf"] },
        { "400 | 99102 |", "400 | 99104 | too many | \\-\n400 | 99102 |", ["     + code 99104  too many"] },
        { "no such shelf", "unknown shelf", ["!    ~ code 99102: no such shelf -> unknown shelf"] },
        { "library:shelf:write", "library:shelf", ["     - scope library:shelf:write", "     + scope library:shelf"] },
        { "[1000 次/分钟、50 次/秒]", "[100 次/分钟]", ["     ~ rate limit: 1000/min, 50/s -> 100/min"] },
        { "改书架的名字。", "改书架的名字和主人。", [] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_change_is_said_and_the_compiler_agrees(string old, string now, string[] lines)
    {
        Assert.Contains(old, SamplePages.UpdateShelf, StringComparison.Ordinal);
        var page = SamplePages.UpdateShelf.Replace(old, now, StringComparison.Ordinal);

        var run = Tool.Diff([("a.md", SamplePages.UpdateShelf)], [("a.md", page)]);

        Assert.Equal(lines, run.Lines.Where(l => l.Length > 5 && l[5] is '+' or '-' or '~' && !l.Contains(" address: ", StringComparison.Ordinal)));
        AssertCompilerAgrees(run, SamplePages.UpdateShelf, page);
    }

    [Fact]
    public void Operations_come_and_go()
    {
        var list = SamplePages.Endpoint("列出书架", "GET", SamplePages.Url("racks"));

        var added = Tool.Diff([("a.md", SamplePages.UpdateShelf)], [("a.md", SamplePages.UpdateShelf), ("b.md", list)]);
        var removed = Tool.Diff([("a.md", SamplePages.UpdateShelf), ("b.md", list)], [("b.md", list)]);

        Assert.Equal((0, " + library.v1.rack.list  GET /open-apis/library/v1/racks  列出书架\n1 operation added, nothing breaks code\n"), (added.ExitCode, added.Output));
        Assert.Equal(
            (1, $"!- {Operation[3..]}\n1 operation removed, 1 change (!) may break code\n"),
            (removed.ExitCode, removed.Output));
    }

    [Fact]
    public void A_page_for_browsers_takes_no_code_with_it()
    {
        var browser = SamplePages.Endpoint("登录", "GET", "https://accounts.feishu.cn/open-apis/library/v1/sign_in", "### 查询参数\n\n名称 | 类型 | 必填 | 描述\n---|---|---|---\nredirect_uri | string | 是 | 去哪里\n");

        var run = Tool.Diff([("a.md", SamplePages.UpdateShelf), ("b.md", browser)], [("a.md", SamplePages.UpdateShelf)]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 operation removed, nothing breaks code\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_other_pages_change_is_said_apart()
    {
        var other = SamplePages.Endpoint("建书架", "POST", SamplePages.Url("racks"), """
            ## 响应

            ### 响应体

            名称 | 类型 | 描述
            ---|---|---
            data | \- | \-
            └ owner | person | 谁的
            └└ shoe_size | int | 鞋码
            """);

        var run = Tool.Diff([("a.md", SamplePages.UpdateShelf), ("b.md", other)], [("a.md", SamplePages.UpdateShelf), ("b.md", other.Replace("└└ shoe_size | int | 鞋码\n", "└└ id | string | 编号\n", StringComparison.Ordinal))]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("shoe_size", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_equal_folders_are_equal()
    {
        var run = Tool.Diff([("a.md", SamplePages.UpdateShelf)], [("other/name.md", SamplePages.UpdateShelf)]);

        Assert.Equal(new ToolRun(0, "Nothing changed.\n", ""), run);
    }

    [Fact]
    public void Json_has_it_all()
    {
        var run = Tool.Diff([("a.md", SamplePages.UpdateShelf)], [("a.md", SamplePages.UpdateShelf.Replace("tags | string\\[\\]", "tags | int\\[\\]", StringComparison.Ordinal))], "--json");

        JsonAssert.Equal(
            """
            {
              "breaking": 1,
              "operations": [
                {
                  "id": "library.v1.rack.patch", "action": "changed", "breaking": true, "method": "PATCH", "path": "/open-apis/library/v1/racks/:rack_id",
                  "title": "更新书架", "page": "a.md",
                  "changes": [{ "action": "changed", "aspect": "type", "subject": "body.tags", "old": "string[]", "new": "int[]", "breaking": true }]
                }
              ],
              "events": [],
              "declarations": []
            }
            """,
            JsonNode.Parse(run.Output));
        Assert.Equal(1, run.ExitCode);
    }

    /// <summary>Code that uses all that the old page yields compiles against what the new one yields exactly if nothing is said to break.</summary>
    private static void AssertCompilerAgrees(ToolRun run, string old, string now)
    {
        var errors = new EmittedClient(("specs/a.md", now)).Errors(new EmittedClient(("specs/a.md", old)).User);

        Assert.True(errors.Count > 0 == (run.ExitCode == 1), $"{run.Output}\n{string.Join("\n", errors)}");
    }
}
