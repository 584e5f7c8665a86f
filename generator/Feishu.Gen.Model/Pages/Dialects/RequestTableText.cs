namespace Feishu.Gen.Pages.Dialects;

/// <summary>The table of an endpoint's address, limits and permissions, in which the dialects use words of their own.</summary>
internal static class RequestTableText
{
    private const string FirstLabel = "HTTP URL";
    private const string AppTypesLabel = "支持的应用类型";
    private const string PermissionsLabel = "权限要求";

    private static readonly string[] s_header = ["名称", "值"];

    private static readonly char[] s_listSeparators = [',', '、'];

    /// <summary>The kinds of app in the export's words, from those of any dialect.</summary>
    public static string AppTypes(string list) => string.Join("、", list.Split(s_listSeparators).Select(static item => item.Trim() switch
    {
        "custom" or "Custom App" => "自建应用",
        "isv" or "Store App" => "商店应用",
        var other => other,
    }));

    /// <summary>The table in the export's words, when it is one of these; else as it is.</summary>
    public static PageBlock.Table Unify(PageBlock.Table table)
    {
        if (table.Header.Count != s_header.Length || table.Rows.Count == 0 || table.Rows[0].Cells[0].Text != FirstLabel)
        {
            return table;
        }

        return table with
        {
            Header = table.Header.Select(static (cell, i) => cell with { Text = s_header[i] }).ToEquatableArray(),
            Rows = table.Rows.Select(Unify).ToEquatableArray(),
        };
    }

    private static TableRow Unify(TableRow row)
    {
        var (label, value) = (row.Cells[0], row.Cells[1]);
        if (label.Text == AppTypesLabel)
        {
            value = value with { Text = AppTypes(value.Text) };
        }
        else if (label.Text.IndexOf(PermissionsLabel, StringComparison.Ordinal) is >= 0 and <= 2)
        {
            value = value with { Text = MirrorText.Permissions(value.Text) };
        }

        return row with { Cells = [label, value] };
    }
}
