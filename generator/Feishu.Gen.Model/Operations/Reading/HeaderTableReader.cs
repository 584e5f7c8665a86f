using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the table of request headers: which tokens are accepted, what else the caller sets.</summary>
internal static class HeaderTableReader
{
    /// <summary>The kinds of token that the row of <c>Authorization</c> names; none where there is no such row.</summary>
    public static TokenKinds ReadTokens(FieldTable table)
    {
        foreach (var row in table.Table.Rows)
        {
            if (IsNamed(row, table.Columns, "Authorization"))
            {
                // With a column missing the description may have slipped into its neighbour, so all cells but the name are read.
                var text = string.Join("\n", row.Cells.Where((_, i) => i != table.Columns.Name).Select(c => c.Text));
                return TokensIn(text);
            }
        }

        return TokenKinds.None;
    }

    /// <summary>The kinds of token that a text accepts.</summary>
    public static TokenKinds TokensIn(string text)
    {
        // What follows is the pattern "Bearer `access_token`" and a sample.
        var end = text.IndexOf("值格式", StringComparison.Ordinal);
        var head = end < 0 ? text : text.Substring(0, end);
        var named = Named(head, ticked: true);
        if (named == TokenKinds.None)
        {
            named = Named(head, ticked: false);
        }

        return named == TokenKinds.None ? Named(text, ticked: false) : named;
    }

    /// <summary>Whether the body goes as a form; null where the headers do not say.</summary>
    public static bool? IsMultipart(FieldTable table)
    {
        foreach (var row in table.Table.Rows)
        {
            if (IsNamed(row, table.Columns, "Content-Type"))
            {
                return row.Cells.Any(c => c.Text.IndexOf("multipart/form-data", StringComparison.OrdinalIgnoreCase) >= 0);
            }
        }

        return null;
    }

    /// <summary>Whether the client sets a header by itself.</summary>
    public static bool IsOwn(string name) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a row is that of the token, wherever it stands.</summary>
    public static bool IsAuthorization(FlatField row) => row.Field.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(TableRow row, TableColumns columns, string name) =>
        string.Equals(TableColumns.Plain(row, columns.Name), name, StringComparison.OrdinalIgnoreCase);

    private static TokenKinds Named(string text, bool ticked)
    {
        var kinds = TokenKinds.None;
        foreach (var (name, kind) in new[]
                 {
                     ("tenant_access_token", TokenKinds.Tenant), ("user_access_token", TokenKinds.User), ("app_access_token", TokenKinds.App),
                 })
        {
            if (text.IndexOf(ticked ? $"`{name}`" : name, StringComparison.Ordinal) >= 0)
            {
                kinds |= kind;
            }
        }

        return kinds;
    }
}
