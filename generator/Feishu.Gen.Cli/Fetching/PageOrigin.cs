using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>Writes into a page where it comes from, if it does not say so itself.</summary>
internal static class PageOrigin
{
    private const string Fence = "---\n";
    private const string DayKey = "last_remote_update: ";

    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);
    private static readonly JsonSerializerOptions s_quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The page's text with its address and the day of its last update, as far as that is known. Read again, it gives that address.</summary>
    public static string Stamp(FetchedPage fetched)
    {
        var page = PageReader.Read(fetched.Text);
        var lines = new StringBuilder();
        if (page.FrontMatter.SourceUrl is null)
        {
            lines.Append(CultureInfo.InvariantCulture, $"source_url: {fetched.Address.Url}\n");
        }

        if (page.FrontMatter.UpdatedOn is null && fetched.LastModified is { } modified)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{DayKey}{modified.ToOffset(s_china):yyyy-MM-dd}\n");
        }

        if (lines.Length == 0)
        {
            return fetched.Text;
        }

        // A line that looks like the beginning of front matter may be a rule, and front matter may be damaged or too long.
        var origin = page.FrontMatter.SourceUrl ?? fetched.Address.Url;
        var added = fetched.Text.StartsWith(Fence, StringComparison.Ordinal) ? fetched.Text.Insert(Fence.Length, lines.ToString()) : null;
        if (added is not null && IsFrom(added, origin))
        {
            return added;
        }

        if (page.FrontMatter.SourceUrl is not null)
        {
            // It is known where the page is from; the day alone is not worth a change that is not understood.
            return fetched.Text;
        }

        var titled = $"{Fence}title: {Quoted(page.Title.Text)}\n{lines}{Fence}{fetched.Text}";
        return IsFrom(titled, origin) ? titled : $"{Fence}{lines}{Fence}{fetched.Text}";
    }

    private static bool IsFrom(string text, string origin) => PageReader.Read(text).FrontMatter.SourceUrl == origin;

    /// <summary>Whether two texts of a page say the same; a server may say that a page changed without changing it.</summary>
    public static bool AreSame(string one, string other) => one == other || WithoutDay(one) == WithoutDay(other);

    private static string WithoutDay(string text)
    {
        var end = text.IndexOf("\n" + Fence, StringComparison.Ordinal);
        var day = end < 0 ? -1 : text.IndexOf("\n" + DayKey, 0, end, StringComparison.Ordinal);
        return day < 0 ? text : text.Remove(day, text.IndexOf('\n', day + 1) - day);
    }

    /// <summary>Text between quotes as both YAML and JSON have it.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, s_quoted);
}
