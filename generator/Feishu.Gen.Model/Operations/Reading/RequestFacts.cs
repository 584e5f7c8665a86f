using System.Globalization;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>The table right below 请求: address, limit, kinds of app, permissions.</summary>
internal sealed class RequestFacts
{
    private RequestFacts(PageBlock.Table table) => Place = new Located("", table.Span);

    /// <summary>The table itself.</summary>
    public Located Place { get; }

    /// <summary>The URL, or null.</summary>
    public Located? Url { get; private set; }

    /// <summary>The HTTP method, or null.</summary>
    public Located? Method { get; private set; }

    /// <summary>Method and URL as one text.</summary>
    public string Endpoint => $"{Method?.Text} {Url?.Text}".Trim();

    /// <summary>How often the operation may be called, or null where no number stands there.</summary>
    public RateLimit? RateLimit { get; private set; }

    /// <summary>What stands there instead of a number.</summary>
    public string RateLimitNote { get; private set; } = "";

    /// <summary>Who may call it.</summary>
    public AccessRows Access { get; } = new();

    /// <summary>What the table says of the kinds of token that are accepted, or null where it has no row for it.</summary>
    public Located? TokenRow { get; private set; }

    /// <summary>Reads a table, or gives null where it has no row that only a request table has.</summary>
    public static RequestFacts? Read(PageBlock.Table table)
    {
        var read = new RequestFacts(table);
        var isRequest = false;
        foreach (var row in table.Rows)
        {
            isRequest |= row.Cells.Count > 1 && read.Take(row);
        }

        return isRequest ? read : null;
    }

    private bool Take(TableRow row)
    {
        var label = MarkdownText.ToPlain(row.Cells[0].Text).Trim();
        var value = row.Cells[1];
        var upper = label.Replace(" ", "").ToUpperInvariant();
        if (upper is "HTTPURL")
        {
            Url = new Located(MarkdownText.ToPlain(value.Text).Trim(), value.Span);
            return true;
        }

        if (upper is "HTTPMETHOD" or "HTTP方法")
        {
            Method = new Located(MarkdownText.ToPlain(value.Text).Trim().ToUpperInvariant(), value.Span);
            return true;
        }

        if (label.StartsWith("接口频率限制", StringComparison.Ordinal))
        {
            RateLimit = ReadLimit(MarkdownText.ToPlain(value.Text));
            RateLimitNote = RateLimit is null ? value.Text.Trim() : "";
        }
        else if (label.StartsWith("凭证要求", StringComparison.Ordinal))
        {
            TokenRow = new Located(value.Text, value.Span);
        }
        else
        {
            Access.Take(label, value.Text);
        }

        return false;
    }

    /// <summary><c>1000 次/分钟、50 次/秒</c>: either part may be missing; prose gives no number.</summary>
    private static RateLimit? ReadLimit(string text)
    {
        int? perMinute = null, perSecond = null;
        for (var at = text.IndexOf('次'); at >= 0; at = text.IndexOf('次', at + 1))
        {
            if (NumberBefore(text, at) is not { } number)
            {
                continue;
            }

            var unit = at + 1;
            while (unit < text.Length && text[unit] is ' ' or '/')
            {
                unit++;
            }

            perMinute ??= unit < text.Length && text[unit] == '分' ? number : null;
            perSecond ??= unit < text.Length && text[unit] == '秒' ? number : null;
        }

        return perMinute is null && perSecond is null ? null : new RateLimit(perMinute, perSecond);
    }

    private static int? NumberBefore(string text, int end)
    {
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        var start = end;
        while (start > 0 && text[start - 1] is (>= '0' and <= '9') or ',')
        {
            start--;
        }

        return int.TryParse(text.Substring(start, end - start).Replace(",", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
