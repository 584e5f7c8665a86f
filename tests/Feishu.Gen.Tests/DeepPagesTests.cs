using Feishu.Gen.Diagnostics;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Tests;

/// <summary>What a page nests without end is read and emitted on a thread with little stack.</summary>
public class DeepPagesTests
{
    private const int Depth = 2000;

    /// <summary>The kinds of nesting.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "marks", Body(string.Concat(Enumerable.Range(0, Depth).Select(i => $"{new string('∟', i)}o{i} | object | 是 | x<br>**数据校验规则**：<br>- 长度范围：1 ～ 2\n"))) },
        { "marks of users", Body(string.Concat(Enumerable.Range(0, Depth).Select(i => $"{string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", i))}{(i > 0 ? "└" : "")}o{i} | object | 是 | x\n"))) },
        { "named types", Body(string.Concat(Enumerable.Range(0, Depth).Select(i => $"{new string('∟', i)}o{i} | t{i} | 是 | x\n"))) },
        { "types in brackets", Body($"a | {Repeat("map<")}string | 是 | x\n") },
        { "lists", Body($"a | x{Repeat("\\[\\]")} | 是 | x\n") },
        { "example", Body("a | object | 是 | x\n", Repeat("{ \"a\": [") + Repeat("] }")) },
        { "quotes", SamplePages.Followers.Replace("移除任务的关注人。", Repeat("> ") + "x", StringComparison.Ordinal) },
        { "lists of prose", SamplePages.Followers.Replace("移除任务的关注人。", string.Concat(Enumerable.Range(0, Depth).Select(i => new string(' ', 2 * i) + "- x\n")), StringComparison.Ordinal) },
        { "links", SamplePages.Followers.Replace("移除任务的关注人。", Repeat("[") + Repeat("](x)"), StringComparison.Ordinal) },
        { "tags", SamplePages.Followers.Replace("移除任务的关注人。", ":::html\n" + Repeat("<md-alert>") + "x" + Repeat("</md-alert>") + "\n:::\n", StringComparison.Ordinal) },
        { "tables within tables", SamplePages.Followers.Replace("移除任务的关注人。", ":::html\n" + Repeat("<md-table><md-tr><md-td>") + "x\n:::\n", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Deep_page_needs_little_stack(string name, string page)
    {
        var run = SmallStack.Run(PageProject.Of(page).Run);

        Assert.Null(run.Exception);
        Assert.DoesNotContain(run.Diagnostics, d => d.Id == Rules.UnreadablePage.Id);
        Assert.True(run.GeneratedSources.Length > 1, name);
        Assert.Empty(run.GeneratedSources.SelectMany(s => s.SyntaxTree.GetDiagnostics()));
    }

    [Fact]
    public void Too_deep_row_is_reported_once()
    {
        var run = PageProject.Of(Body(string.Concat(Enumerable.Range(0, 100).Select(i => $"{new string('∟', i)}o{i} | object | 是 | x\n")))).Run();

        Assert.Contains("'o48'", Assert.Single(run.Diagnostics, d => d.Id == Rules.TooDeep.Id).GetMessage(null), StringComparison.Ordinal);
    }

    private static string Body(string rows, string example = "{ \"id_list\": [\"ou_1\"] }") =>
        Faults.Followers("id_list | string\\[\\] | 是 | 谁\n", rows, "{ \"id_list\": [\"ou_1\"] }", example);

    private static string Repeat(string part) => string.Concat(Enumerable.Repeat(part, Depth));
}
