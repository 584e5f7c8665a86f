using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Feishu.Gen.Tests.Support;

/// <summary>Pages that are long in one respect each: what no part of the generator may take more than its share of time for.</summary>
internal static class PageShapes
{
    private const string Rows = "名称 | 类型 | 必填 | 描述\n--- | --- | --- | ---\n";

    /// <summary>All of them.</summary>
    public static ImmutableArray<PageShape> All { get; } =
    [
        // Rows of one table.
        Body("rows of objects", i => $"o{i} | object | 否 | x"),
        Body("rows of lists of objects", i => $"o{i} | object\\[\\] | 否 | x"),
        Body("rows without a type", i => $"o{i} | - | 否 | x"),
        Body("rows of strings", i => $"s{i} | string | 否 | x"),
        Body("rows of strings of one name", _ => "s | string | 否 | x"),
        Body("rows of strings of two names", i => $"{(i % 2 == 0 ? "a" : "b")} | string | 否 | x"),
        Body("rows of strings that come twice", i => $"s{i / 2} | string | 否 | x"),
        Body("pairs of an object and a string", i => i % 2 == 0 ? $"o{i / 2} | object | 否 | x" : $"s{i / 2} | string | 否 | x"),
        new("pairs with an example", n => Page(body: Table(n, Pair), example: Json(n / 2, i => $"\"o{i}\": {{ \"s{i}\": \"x\" }}"))),
        new("pairs with one in the example", n => Page(body: Table(n, Pair), example: Json(n / 2, i => $"\"s{i}\": {{ \"o{i}\": \"x\" }}"))),
        Body("rows of named types", i => $"o{i} | t{i} | 否 | x"),
        Body("rows of one named type", i => $"o{i} | t | 否 | x"),
        Body("fields of named types", i => i % 2 == 0 ? $"o{i} | t{i} | 否 | x" : $"s{i} | string | 否 | x"),
        Body("fields of one named type", i => i % 2 == 0 ? $"o{i} | t | 否 | x" : $"s{i} | string | 否 | x"),
        Body("fields of one named type that are the same", i => i % 5 == 0 ? $"o{i} | t | 否 | x" : $"s{i % 5} | string | 否 | x"),
        Body("types within types", i => i % 3 == 0 ? $"o{i % 90} | t{i % 90} | 否 | x" : $"s{i % 90} | string | 否 | x"),
        new("types that are long three times", n => Page(body: Table(n, i => (i % (n / 3)) < n / 18 ? $"o{i % (n / 3)} | t{i % (n / 3)} | 否 | x" : $"s{i % (n / 3)} | string | 否 | x"))),
        Body("rows of dotted types", i => $"o{i} | a.b{i / 2}.c{i} | 否 | x"),
        Body("rows that are described alike", i => $"o{i} | object | 否 | 文档 Block"),
        Body("rows that are nested by marks", i => $"{string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", i % 9))}{(i % 9 == 0 ? "" : "└")}o{i} | object | 否 | x"),
        Body("rows that are nested without end", i => $"{string.Concat(Enumerable.Repeat("∟", Math.Min(i, 400)))}o{i} | object | 否 | x", 1000),
        Body("names that meet", i => $"a{(i % 2 == 0 ? "_" : "-")}{i / 2} | string | 否 | x"),
        Body("objects that meet", i => $"a{(i % 2 == 0 ? "" : "s")}{i / 2} | object | 否 | x"),
        Body("rows with too few cells", i => $"s{i} | string"),
        Body("rows of an unknown type", i => $"s{i} | a/b | 否 | x"),
        Body("rows with values", i => $"s{i} | string | 否 | x<br>**可选值有**：<br>- a{i}：x<br>- b：y"),
        Body("rows with one list of values", i => $"type | t{i % 7} | 否 | x<br>**可选值有**：<br>- a{i}：x"),
        new("rows of an answer", n => Page(answer: "code | int | 否 | x\nmsg | string | 否 | x\ndata | object | 否 | x\n" + Lines(n, i => $"s{i} | string | 否 | x"))),
        new("objects of an answer", n => Page(answer: "code | int | 否 | x\nmsg | string | 否 | x\ndata | object | 否 | x\n" + Lines(n, i => $"o{i} | object | 否 | x"))),
        new("an answer like the body", n => Page(body: Table(n, Pair), answer: Lines(n, Pair))),
        new("an event of objects", n => Event(Lines(n, i => $"o{i} | object | x"))),
        new("an event of strings", n => Event(Lines(n, i => $"s{i} | string | x"))),

        // One cell.
        Cell("values", i => $"- v{i}：x<br>", "**可选值有**：<br>"),
        Cell("values of one name", _ => "- v：x<br>", "**可选值有**：<br>"),
        Cell("words on a value", _ => "x<br>", "**可选值有**：<br>- v：x<br>"),
        Cell("lists of values without bold", _ => "可选值：x "),
        Cell("values on a line", i => $" - `v{i}`: x", "**可选值有**："),
        Cell("permissions of a field", i => $"n(a:b:{i})<br>", "**字段权限要求**：<br>"),
        Cell("rules", _ => "- 长度范围：1 ～ 2<br>", "**数据校验规则**：<br>"),
        Cell("labels", _ => "**默认值**：x "),
        Cell("open brackets", _ => "["),
        Cell("brackets and a target", _ => "[", "", "](x)"),
        Cell("links within links", _ => "[", "", string.Concat(Enumerable.Repeat("](x)", 2000))),
        Cell("links", i => $"[a{i}](b) "),
        Cell("links without an end", _ => "[a](b "),
        Cell("open angle brackets", _ => "<"),
        Cell("open angle brackets and an end", _ => "<", "", ">"),
        Cell("tags without an end", _ => "<br "),
        Cell("code", _ => "`a` "),
        Cell("code without an end", _ => "``a` "),
        Cell("fences", _ => "```a "),
        Cell("bold", _ => "**a "),
        Cell("entities", _ => "&amp"),
        Cell("backslashes", _ => "\\"),
        Cell("stars", _ => "*"),
        Cell("blanks", _ => " x  "),
        Cell("line breaks", _ => "x<br>"),
        Cell("links over lines", _ => "](b)[a<br>"),
        Cell("sentences", _ => "x。"),
        Cell("dashes", _ => " - a"),
        Cell("notes", _ => "<md-alert>x</md-alert>"),
        new("a type in brackets", n => Page(body: Table(1, _ => $"s | {Repeat(n, _ => "map<")}x | 否 | x"))),
        new("a type of lists", n => Page(body: Table(1, _ => $"s | x{Repeat(n, _ => "\\[\\]")} | 否 | x"))),
        new("a type with dots", n => Page(body: Table(1, _ => $"s | x{Repeat(n, _ => ".x")} | 否 | x"))),
        new("a cell of names", n => Page(body: Table(1, _ => $"{Repeat(n, i => $"s{i}、")} | string | 否 | x"))),

        // The other tables.
        new("query parameters", n => Page(query: Lines(n, i => $"q{i} | string | 否 | x"))),
        new("required query parameters", n => Page(query: Lines(n, i => $"q{i} | string | 是 | x"))),
        new("query parameters with values", n => Page(query: Lines(n, i => $"q{i} | string | 否 | x<br>**可选值有**：<br>- a：x"))),
        new("query parameters of the address", n => Page(path: "?" + Repeat(n, i => $"q{i}=x&"))),
        new("path parameters", n => Page(path: Repeat(n, i => $"/:p{i}"), pathRows: Lines(n, i => $"p{i} | string | x"))),
        new("path parameters of the table alone", n => Page(pathRows: Lines(n, i => $"p{i} | string | x"))),
        new("path parameters among all", n => Page(path: Repeat(n, i => $"/:p{i}"), rest: "### 请求参数\n\n" + Rows + Lines(n, i => $"p{i} | string | 是 | x"))),
        new("path segments", n => Page(path: Repeat(n, i => $"/s{i}"))),
        new("headers", n => Page(rest: "### 请求头\n\n" + Rows + Lines(n, i => $"X-{i} | string | 是 | x"))),
        new("permissions", n => Page(facts: $"权限要求 | {Repeat(n, i => $"n(a:b:{i})<br>")}\n")),
        new("permissions on a line", n => Page(facts: $"权限要求 | {Repeat(n, i => $"`a:b:{i}` x ")}\n")),
        new("limits", n => Page(facts: $"接口频率限制 | {Repeat(n, _ => "1 次")}\n")),
        new("error codes", n => Page(errors: Lines(n, i => $"400 | {i} | Error {i} x. | x"))),
        new("error codes of one text", n => Page(errors: Lines(n, i => $"400 | {i} | Invalid. | x"))),
        new("error codes in a chain", n => Page(errors: Lines(n, i => $"400 | {i} | Bad{string.Concat(Enumerable.Range(Math.Max(0, i - 5), Math.Min(5, i)).Select(k => k.ToString(CultureInfo.InvariantCulture)))}. | x"))),
        new("details of error codes", n => Page(errors: Lines(n, i => $"400 | {i} | Error {i} x. | x"), rest: Repeat(n, i => $"### {i}子错误码\n\n错误码 | 描述\n--- | ---\n{i} | x\n\n"))),
        new("tables of the body", n => Page(rest: Repeat(n, i => $"### 请求体\n\n{Rows}s{i} | string | 否 | x\n\n"))),
        new("bodies", n => Page(rest: Repeat(n, i => $"### 第{i}种请求体\n\n{Rows}s{i} | string | 否 | x\n\n"))),
        new("bodies of one field", n => Page(rest: Repeat(n, i => $"### 第{i}种请求体\n\n{Rows}s | string | 否 | x{i}\n\n"))),
        new("bodies with examples", n => Page(rest: Repeat(n, i => $"### 第{i}种请求体\n\n{Rows}s{i} | object | 否 | x\n\n### 第{i}种请求体示例\n\n```json\n{{ \"s{i}\": {{}} }}\n```\n\n"))),
        new("tables that are not read", n => Page(rest: Repeat(n, i => $"### 别的{i}\n\n{Rows}s | string | 否 | x\n\n"))),
        new("headings", n => Page(rest: Repeat(n, i => $"### 别的{i}\n\nx\n\n"))),
        new("request tables", n => Page(rest: Repeat(n, i => $"## 请求\n名称 | 值\n---|---\nHTTP URL | https://open.feishu.cn/open-apis/task/v1/t{i}\nHTTP Method | POST\n\n"))),

        // Examples.
        new("members of an example", n => Page(body: Table(1, _ => "s | string | 否 | x"), example: Json(n, i => $"\"m{i}\": \"x\""))),
        new("items of an example", n => Page(body: Table(2, i => $"{(i == 0 ? "o" : "s")} | {(i == 0 ? "t[]" : "string")} | 否 | x"), example: $"{{ \"o\": [{Repeat(n, i => $"{{ \"s\": \"{i}\" }},")} {{}}] }}")),
        new("types of an example", n => Page(body: Table(n, i => $"s | t{i} | 否 | x"), example: $"{{ \"o\": [{Repeat(n, i => $"{{ \"s\": {{ \"a\": \"{i}\" }} }},")} {{}}] }}")),
        new("brackets of an example", n => Page(body: Table(1, _ => "s | string | 否 | x"), example: Repeat(n, _ => "{ \"a\": ["))),
        new("quotes of an example", n => Page(body: Table(1, _ => "s | string | 否 | x"), example: "{ \"a\": \"" + Repeat(n, _ => "\" x "))),
        new("examples", n => Page(body: Table(1, _ => "s | string | 否 | x"), rest: Repeat(n, i => $"### 请求体示例\n\n```json\n{{ \"m{i}\": 1 }}\n```\n\n"))),
        new("an event by its example", n => Event("", Json(n, i => $"\"m{i}\": \"x\" // c{i}"))),

        // Prose and source.
        new("a long title", n => Page().Replace("# 移动", "# " + Repeat(n, _ => "移动 "), StringComparison.Ordinal)),
        new("paragraphs", n => Page(intro: Repeat(n, i => $"x{i}\n\n"))),
        new("a long paragraph", n => Page(intro: Repeat(n, _ => "x 不推荐 [a](b) "))),
        new("sentences of a paragraph", n => Page(intro: Repeat(n, _ => "x。"))),
        new("quotes within quotes", n => Page(intro: Repeat(n, _ => "> "))),
        new("lists within lists", n => Page(intro: Repeat(n, i => new string(' ', 2 * Math.Min(i, 300)) + "- x\n"))) { Most = 1000 },
        new("notes in quotes", n => Page(intro: Repeat(n, _ => "> **Tip**: x\n"))),
        new("lines of one paragraph", n => Page(intro: Repeat(n, _ => "x\n"))),
        new("pipes", n => Page(intro: Repeat(n, _ => "a | b\n"))),
        new("delimiter rows", n => Page(intro: Repeat(n, _ => "a | b\n---|---\n"))),
        new("fences without an end", n => Page(intro: Repeat(n, _ => "```\n\n"))),
        new("containers", n => Page(intro: Repeat(n, _ => ":::note\nx\n:::\n"))),
        new("tables of the source", n => Page(rest: ":::html\n" + Repeat(n, i => $"<md-table><md-tr><md-td>a{i}</md-td></md-tr></md-table>\n") + ":::\n")),
        new("rows of the source", n => Page(rest: "### 请求体\n\n:::html\n<md-table><md-thead><md-tr><md-th>名称</md-th><md-th>类型</md-th></md-tr></md-thead>\n" + Repeat(n, i => $"<md-tr><md-td>a{i}</md-td><md-td>string</md-td></md-tr>\n") + "</md-table>\n:::\n")),
        new("levels of the source", n => Page(rest: "### 请求体\n\n:::html\n<md-dt-table><md-dt-thead><md-dt-tr><md-dt-th>名称</md-dt-th><md-dt-th>类型</md-dt-th></md-dt-tr></md-dt-thead>\n" + Repeat(n, i => $"<md-dt-tr level=\"{i}\"><md-dt-td>a{i}</md-dt-td><md-dt-td>object</md-dt-td></md-dt-tr>\n") + "</md-dt-table>\n:::\n")),
        new("tags of the source", n => Page(rest: ":::html\n" + Repeat(n, _ => "<md-alert>") + "\n:::\n")),
        new("slips of the source", n => Page(rest: ":::html\n<md-table><md-tr><md-td>a</md-td>" + Repeat(n, _ => "x<br>") + "</md-tr></md-table>\n:::\n")),
        new("code of the source", n => Page(rest: ":::html\n" + Repeat(n, _ => "<md-code-json>x") + "\n:::\n")),
        new("front matter", n => "---\n" + Repeat(n, i => $"k{i}: v\n") + "---\n" + Page()),
        new("a guide", n => "# 指南\n\n" + Repeat(n, i => $"## T{i}\n\n```json\n{{ \"a{i}\": {{ \"b\": 1 }} }}\n```\n\n")),
        new("a guide of links", n => "# 指南\n\nHTTP URL" + Repeat(n, i => $"[a{i}](b)\n")),
    ];

    private static PageShape Body(string name, Func<int, string> row, int max = int.MaxValue) => new(name, n => Page(body: Table(n, row))) { Most = max };

    private static PageShape Cell(string name, Func<int, string> part, string before = "", string after = "") =>
        new(name, n => Page(body: Table(1, _ => $"s | string | 否 | {before}{Repeat(n, part)}{after}")));

    private static string Pair(int i) => i % 2 == 0 ? $"o{i / 2} | object | 否 | x" : $"s{i / 2} | string | 否 | x";

    private static string Table(int rows, Func<int, string> row) => Lines(rows, row);

    private static string Lines(int count, Func<int, string> line) => Repeat(count, i => line(i) + "\n");

    private static string Json(int count, Func<int, string> member) => "{\n" + string.Join(",\n", Enumerable.Range(0, count).Select(member)) + "\n}";

    private static string Repeat(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }

    private static string Event(string rows, string? example = null) =>
        "# 移动\n\n## 事件\n名称 | 值\n---|---\n事件类型 | task.task.moved_v1\n\n"
        + (rows.Length == 0 ? "" : "### 事件体\n\n名称 | 类型 | 描述\n--- | --- | ---\nevent | object | x\n" + rows + "\n")
        + (example is null ? "" : "### 事件体示例\n```json\n{ \"schema\": \"2.0\", \"header\": { \"event_type\": \"task.task.moved_v1\" }, \"event\": " + example + " }\n```\n");

    private static string Page(
        string? body = null,
        string? answer = null,
        string? query = null,
        string path = "",
        string? pathRows = null,
        string facts = "",
        string? errors = null,
        string? example = null,
        string intro = "",
        string rest = "") => "# 移动\n\n" + intro + "\n\n## 请求\n名称 | 值\n---|---\nHTTP URL | https://open.feishu.cn/open-apis/task/v1/tasks" + path + "\nHTTP Method | POST\n" + facts + "\n"
        + (pathRows is null ? "" : "### 路径参数\n\n名称 | 类型 | 描述\n--- | --- | ---\n" + pathRows + "\n")
        + (query is null ? "" : "### 查询参数\n\n" + Rows + query + "\n")
        + (body is null ? "" : "### 请求体\n\n" + Rows + body + "\n")
        + (example is null ? "" : "### 请求体示例\n```json\n" + example + "\n```\n\n")
        + rest
        + (answer is null ? "" : "## 响应\n\n### 响应体\n\n" + Rows + answer + "\n")
        + (errors is null ? "" : "### 错误码\n\nHTTP状态码 | 错误码 | 描述 | 排查建议\n--- | --- | --- | ---\n" + errors + "\n");
}

/// <summary>Pages that differ in how often they have one thing.</summary>
/// <param name="Name">What they have.</param>
/// <param name="Make">Makes the page that has it so often.</param>
internal sealed record PageShape(string Name, Func<int, string> Make)
{
    /// <summary>How often a page may have it at most, where that grows faster than the page.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>A page of about a length, in UTF-8 bytes.</summary>
    public string OfLength(int bytes)
    {
        const int Sample = 60;
        var (few, more) = (Encoding.UTF8.GetByteCount(Make(Sample)), Encoding.UTF8.GetByteCount(Make(2 * Sample)));
        return Make(Math.Min(Most, Sample + (int)(Sample * (long)(bytes - few) / Math.Max(Sample, more - few))));
    }

    /// <inheritdoc />
    public override string ToString() => Name;
}
