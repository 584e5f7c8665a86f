namespace Feishu.Gen.Model.Tests.Pages;

/// <summary>A table as its author means it, and how each dialect writes it.</summary>
internal sealed record LogicalTable(IReadOnlyList<LogicalTable.Row> Rows)
{
    private static readonly string[] s_names = ["id", "user_id", "items", "zh-CN", "i18n", "page_token", "a.b", "x1"];

    private static readonly string[] s_types = ["string", "int", "boolean", @"string\[\]", "member", @"\-", "map<string, int>", "array&lt;int&gt;"];

    private static readonly string[] s_lines =
    [
        "说明一，说明二。", "**示例值**：\"a|b\"", "- a：甲", "- b | c：乙", "或", "见[链接](https://example.com/x)", "**可选值有**：", "`x|y`", "1. 先 | 后 | 末", "<sheetId>!A1:B2",
        "正则 `^[a-z]{1,3}|x$`", "a &lt; b", "> 引用", "末尾",
    ];

    internal sealed record Row(int Depth, string Name, string Type, string Required, IReadOnlyList<string> Lines);

    /// <summary>A table of up to eight rows, no deeper than the row above allows.</summary>
    public static LogicalTable Generate(Random random)
    {
        string Any(string[] words) => words[random.Next(words.Length)];

        var rows = new List<Row>();
        for (var count = random.Next(1, 9); count > 0; count--)
        {
            var depth = rows.Count == 0 ? 0 : random.Next(rows[^1].Depth + 2);
            var lines = Enumerable.Range(0, random.Next(1, 6)).Select(i => i == 0 ? "首行" : Any(s_lines));
            rows.Add(new Row(depth, Any(s_names), Any(s_types), random.Next(2) == 0 ? "是" : "否", [.. lines]));
        }

        return new LogicalTable(rows);
    }

    /// <summary>As <see cref="Pages.Rows"/> shows it.</summary>
    public IEnumerable<string> Outline => Rows.Select(static row => $"{row.Name} ¦ {row.Type} ¦ {row.Required} ¦ {string.Join('⏎', row.Lines)}");

    /// <summary>The export, with hard breaks or without, with lines set in or not.</summary>
    public string Exported(bool keepsBreaks, string indent) =>
        "名称 | 类型 | 必填 | 描述\n--- | --- | --- | ---\n"
        + string.Join('\n', Rows.Select(row => $"{row.Name} | {row.Type} | {row.Required} | {string.Join((keepsBreaks ? "  \n" : "\n") + indent, row.Lines)}"));

    /// <summary>What the site copies.</summary>
    public string Copied() =>
        "名称 | 类型 | 必填 | 描述\n---|---|---|---\n"
        + string.Join('\n', Rows.Select(static row => $"{row.Name} | {row.Type} | {row.Required} | {string.Join("<br>", row.Lines)}"));

    /// <summary>The mirror.</summary>
    public string Mirrored() =>
        "| 名称 | 类型 | 必填 | 描述 |\n| --- | --- | --- | --- |\n"
        + string.Join('\n', Rows.Select(static row =>
            $"| {(row.Depth == 0 ? "" : string.Concat(Enumerable.Repeat("&nbsp;&nbsp;", row.Depth)) + "└ ")}`{row.Name}` | `{row.Type}` | {row.Required} | {string.Join("<br>", row.Lines)} |"));

    /// <summary>The platform's source.</summary>
    public string Source() =>
        ":::html\n<md-dt-table>\n<md-dt-thead><md-dt-tr><md-dt-th>名称</md-dt-th><md-dt-th>类型</md-dt-th><md-dt-th>必填</md-dt-th><md-dt-th>描述</md-dt-th></md-dt-tr></md-dt-thead>\n<md-dt-tbody>\n"
        + string.Concat(Rows.Select(static row =>
            $"<md-dt-tr level=\"{row.Depth}\">\n\t<md-dt-td>\n\t<md-text type=\"field-name\" >{row.Name}</md-text>\n\t</md-dt-td>\n\t<md-dt-td>\n\t<md-text type=\"field-type\" >{row.Type}</md-text>\n\t</md-dt-td>\n"
            + $"\t<md-dt-td>\n\t{row.Required}\n\t</md-dt-td>\n\t<md-dt-td>\n\t{string.Join("\n\n", row.Lines)}\n\t</md-dt-td>\n</md-dt-tr>\n\n"))
        + "</md-dt-tbody>\n</md-dt-table>\n:::\n";
}
