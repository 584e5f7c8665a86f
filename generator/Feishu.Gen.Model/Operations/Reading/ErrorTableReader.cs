using System.Globalization;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads error tables: <c>HTTP状态码 | 错误码 | 描述 | 排查建议</c> and its variants.</summary>
/// <param name="findings">Where flaws are reported.</param>
internal sealed class ErrorTableReader(ICollection<Finding> findings)
{
    /// <summary>Adds the rows of a table to a list, each code once for a status.</summary>
    /// <param name="table">The table.</param>
    /// <param name="errors">The list.</param>
    /// <param name="known">The codes and statuses that the list has.</param>
    /// <returns>False where it is no error table.</returns>
    public bool TryRead(PageBlock.Table table, List<ErrorCode> errors, HashSet<(long Code, int? Status)> known)
    {
        if (Columns.Of(table) is not { } columns)
        {
            return false;
        }

        foreach (var row in table.Rows)
        {
            if (ReadRow(row, columns) is { } error && known.Add((error.Code, error.Status)))
            {
                errors.Add(error);
            }
        }

        return true;
    }

    private ErrorCode? ReadRow(TableRow row, Columns columns)
    {
        var code = TableColumns.Plain(row, columns.Code);
        if (!long.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            findings.Add(new Finding(Rules.NoErrorCode, row.Cells[columns.Code].Span, [code ?? ""]));
            return null;
        }

        var status = int.TryParse(TableColumns.Plain(row, columns.Status), NumberStyles.None, CultureInfo.InvariantCulture, out var s) ? s : (int?)null;
        var description = TableColumns.Plain(row, columns.Description) ?? "";
        var suggestion = Markdown(row, columns.Suggestion);
        return new ErrorCode(status, number, description, suggestion) { Retry = RetryAdviceReader.Read(status, description, suggestion) };
    }

    private static string Markdown(TableRow row, int column)
    {
        var text = column < 0 ? "" : row.Cells[column].Text.Trim();
        return text is "-" or "\\-" ? "" : text;
    }

    /// <summary>Which column says what; -1 where none does.</summary>
    private readonly record struct Columns(int Status, int Code, int Description, int Suggestion)
    {
        /// <summary>The columns of a table, or null where none is that of codes.</summary>
        public static Columns? Of(PageBlock.Table table)
        {
            var columns = new Columns(-1, -1, -1, -1);
            for (var i = 0; i < table.Header.Count; i++)
            {
                columns = TableColumns.HeaderWord(table.Header[i]) switch
                {
                    "http状态码" or "状态码" or "httpstatus" or "httpcode" => columns with { Status = i },
                    "错误码" or "code" or "errorcode" => columns with { Code = i },
                    "描述" or "说明" or "错误描述" or "错误信息" or "原因" or "description" or "msg" or "message" => columns with { Description = i },
                    "排查建议" or "处理建议" or "解决方案" or "建议" or "troubleshooting" => columns with { Suggestion = i },
                    _ => columns,
                };
            }

            return columns.Code < 0 ? null : columns;
        }
    }
}
