using System.Text.Json;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>Tells pages from what servers send instead of them, with success as the status: web pages, JSON, messages, files.</summary>
internal static class PageContent
{
    private const int LongestExcerpt = 80;

    private static readonly string[] s_textTypes = ["text/markdown", "text/x-markdown", "text/plain", "application/octet-stream"];
    private static readonly string[] s_webPages = ["<!doctype", "<html", "<head", "<body"];

    /// <summary>Sees that a text is a page in Markdown: of an endpoint, of an event, or a guide.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The type that the response names, or null.</param>
    /// <param name="address">Where it is from.</param>
    /// <exception cref="FetchException">It is something else.</exception>
    public static void Require(string text, string? type, PageAddress address)
    {
        if (type is "text/html" || IsWebPage(text))
        {
            throw new FetchException($"is a web page and not Markdown; open it in a browser, copy it as Markdown and save it as {address.FilePath}");
        }

        if (type is not null && !s_textTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            throw new FetchException($"is {type} and not Markdown");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            throw new FetchException("is empty");
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new FetchException("is a binary file and not Markdown");
        }

        if (IsJson(text))
        {
            throw new FetchException($"is JSON and not Markdown: {Excerpt(text)}");
        }

        if (!HasParts(text))
        {
            throw new FetchException($"is no page, as it has no heading, no table and no front matter: {Excerpt(text)}");
        }
    }

    /// <summary>Whether the first thing on it, comments aside, is an element that only a web page begins with.</summary>
    private static bool IsWebPage(string text)
    {
        var rest = text.AsSpan().TrimStart();
        while (true)
        {
            var end = rest.StartsWith("<!--") ? "-->" : rest.StartsWith("<?") ? "?>" : null;
            if (end is null)
            {
                break;
            }

            var place = rest.IndexOf(end);
            rest = place < 0 ? [] : rest[(place + end.Length)..].TrimStart();
        }

        foreach (var start in s_webPages)
        {
            if (rest.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsJson(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool HasParts(string text)
    {
        try
        {
            var page = PageReader.Read(text);
            return page.FrontMatter is not { Title: null, SourceUrl: null, UpdatedOn: null }
                || page.Sections.Any(s => s.Level > 0 || s.Blocks.Any(b => b is PageBlock.Table));
        }
        catch (Exception)
        {
            // What the reader is not prepared for is no page either.
            return false;
        }
    }

    private static string Excerpt(string text)
    {
        var line = string.Join(' ', text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestExcerpt ? line : line[..(LongestExcerpt - (char.IsHighSurrogate(line[LongestExcerpt - 1]) ? 1 : 0))] + "…";
    }
}
