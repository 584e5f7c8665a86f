using System.Globalization;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads error tables: <c>HTTP状态码 | 错误码 | 描述 | 排查建议</c> and its variants.</summary>
internal static class ErrorTableReader
{
    /// <summary>Adds the rows of a table to a list; nothing where it is no error table.</summary>
    public static void Read(PageBlock.Table table, List<ErrorCode> errors)
    {
        int status = -1, code = -1, description = -1, suggestion = -1;
        for (var i = 0; i < table.Header.Count; i++)
        {
            switch (TableColumns.HeaderWord(table.Header[i]))
            {
                case "http状态码" or "状态码" or "httpstatus" or "httpcode":
                    status = i;
                    break;
                case "错误码" or "code" or "errorcode":
                    code = i;
                    break;
                case "描述" or "说明" or "错误描述" or "错误信息" or "description" or "msg" or "message":
                    description = i;
                    break;
                case "排查建议" or "处理建议" or "解决方案" or "建议" or "troubleshooting":
                    suggestion = i;
                    break;
            }
        }

        if (code < 0)
        {
            return;
        }

        foreach (var row in table.Rows)
        {
            if (!long.TryParse(TableColumns.Plain(row, code), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            var http = int.TryParse(TableColumns.Plain(row, status), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : (int?)null;
            if (!errors.Exists(e => e.Code == number && e.Status == http))
            {
                errors.Add(new ErrorCode(http, number, TableColumns.Plain(row, description) ?? "", Markdown(row, suggestion)));
            }
        }
    }

    private static string Markdown(TableRow row, int column)
    {
        var text = column < 0 || column >= row.Cells.Count ? "" : row.Cells[column].Text.Trim();
        return text is "-" or "\\-" ? "" : text;
    }
}
