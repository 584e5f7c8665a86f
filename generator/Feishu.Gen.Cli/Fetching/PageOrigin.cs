using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>Writes into a page where it comes from, if it does not say so itself.</summary>
internal static class PageOrigin
{
    private const string Fence = "---\n";

    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);
    private static readonly JsonSerializerOptions s_quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The page's text with its address and the day of its last update, as far as that is known.</summary>
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
            lines.Append(CultureInfo.InvariantCulture, $"last_remote_update: {modified.ToOffset(s_china):yyyy-MM-dd}\n");
        }

        if (lines.Length == 0)
        {
            return fetched.Text;
        }

        return fetched.Text.StartsWith(Fence, StringComparison.Ordinal)
            ? fetched.Text.Insert(Fence.Length, lines.ToString())
            : $"{Fence}title: {Quoted(page.Title.Text)}\n{lines}{Fence}{fetched.Text}";
    }

    /// <summary>Text between quotes as both YAML and JSON have it.</summary>
    private static string Quoted(string text) => JsonSerializer.Serialize(text, s_quoted);
}
