using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Which column of a parameter or body table says what, by the header's words. -1 where no column does.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Description">What it is.</param>
/// <param name="Sample">A sample value.</param>
/// <param name="Location">Where it is sent.</param>
/// <param name="Others">The columns whose header has another word.</param>
internal readonly record struct TableColumns(
    int Name, int Type, int Required, int Description, int Sample, int Location, EquatableArray<int> Others)
{
    /// <summary>The columns of a table, or null where it is no table of parameters.</summary>
    public static TableColumns? Of(PageBlock.Table table)
    {
        var columns = new TableColumns(-1, -1, -1, -1, -1, -1, []);
        var hasFormat = false;
        var others = new List<int>();
        for (var i = 0; i < table.Header.Count; i++)
        {
            var word = HeaderWord(table.Header[i]);
            switch (word)
            {
                case "名称" or "参数" or "字段" or "参数名" or "参数名称" or "字段名" or "字段名称" or "属性名称" or "属性" or "name" or "field" or "parameter":
                    columns = columns with { Name = columns.Name < 0 ? i : columns.Name };
                    break;
                case "格式":
                    hasFormat = true;
                    columns = columns with { Location = columns.Type, Type = i };
                    break;
                case "类型" or "参数类型" or "数据类型" or "字段类型" or "type":
                    // "格式 | … | 类型": the first is the type, the second where the parameter stands.
                    columns = hasFormat ? columns with { Location = i } : columns with { Type = i };
                    break;
                case "必填" or "必须" or "是否必填" or "是否必须" or "是否必需" or "必填/选填" or "必选" or "required":
                    columns = columns with { Required = i };
                    break;
                case "描述" or "说明" or "参数说明" or "参数描述" or "字段说明" or "字段描述" or "description":
                    columns = columns with { Description = i };
                    break;
                case "示例" or "示例值" or "example":
                    columns = columns with { Sample = i };
                    break;
                case "来源" or "位置" or "参数位置" or "in":
                    columns = columns with { Location = i };
                    break;
                case not "":
                    others.Add(i);
                    break;
            }
        }

        return columns.Name < 0 ? null : columns with { Others = others.ToEquatableArray() };
    }

    /// <summary>A header cell as one word in lower case, whatever marks and blanks it is written with.</summary>
    public static string HeaderWord(Located cell) => MarkdownText.ToPlain(cell.Text).Replace(" ", "").ToLowerInvariant();

    /// <summary>The plain text of a row's cell, or null where there is no such column.</summary>
    public static string? Plain(TableRow row, int column) =>
        column < 0 || column >= row.Cells.Count ? null : MarkdownText.ToPlain(row.Cells[column].Text).Trim();

    /// <summary>Whether a row is required; null where the table does not say.</summary>
    public bool? IsRequired(TableRow row) => Plain(row, Required)?.ToLowerInvariant() switch
    {
        "是" or "必填" or "必须" or "必选" or "yes" or "true" or "y" => true,
        "否" or "选填" or "可选" or "no" or "false" or "n" => false,
        _ => null,
    };
}
