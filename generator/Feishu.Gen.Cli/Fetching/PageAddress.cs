using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Feishu.Gen.Cli.Exit;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>The address of a page on the platform's site, without query, fragment and the ending <c>.md</c>.</summary>
/// <param name="Site">Scheme and host: <c>https://open.feishu.cn</c>. The platform's own sites are always asked by https.</param>
/// <param name="Path">The path, from <c>/document/</c> on.</param>
internal sealed record PageAddress(string Site, string Path)
{
    /// <summary>The site that addresses without a host belong to.</summary>
    public const string UsualSite = "https://open.feishu.cn";

    private const string Root = "/document/";
    private const string Ending = ".md";

    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("/\\:*?\"<>|");

    // Letters and marks that have no look, though their category says nothing of it.
    private static readonly int[] s_fillers = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0];

    private static readonly string[] s_hosts = ["open.feishu.cn", "open.larksuite.com", "open.larkoffice.com"];

    /// <summary>Whether it is on one of the platform's own sites.</summary>
    public bool IsOfPlatform => IsPlatform(new Uri(Site));

    /// <summary>The page's address, as pages name it.</summary>
    public string Url => Site + Path;

    /// <summary>Where the page is kept below the folder of pages: its address with <c>/</c> and the ending <c>.md</c>.</summary>
    public string FilePath => Uri.UnescapeDataString(Path[Root.Length..]) + Ending;

    /// <summary>Reads an address: a whole one, or the path on the site, with or without <c>/document</c>.</summary>
    /// <exception cref="UserException">It is no address of a page.</exception>
    public static PageAddress Parse(string text) => TryParse(text, out var address)
        ? address
        : throw new UserException($"'{text}' is no address of a page; those look like {UsualSite}{Root}server-docs/im-v1/message/create");

    /// <summary>Reads an address, if it is one of a page.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PageAddress? address)
    {
        var whole = text.Contains("://", StringComparison.Ordinal) ? text
            : UsualSite + (("/" + text.TrimStart('/')) is var path && path.StartsWith(Root, StringComparison.Ordinal) ? path : Root.TrimEnd('/') + path);
        address = Uri.TryCreate(whole, UriKind.Absolute, out var uri) ? Of(uri) : null;
        return address is not null;
    }

    /// <summary>The page that an address leads to, or null.</summary>
    public static PageAddress? Of(Uri uri)
    {
        var path = uri.AbsolutePath.TrimEnd('/');
        path = path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? path[..^Ending.Length] : path;
        return uri.Scheme is "https" or "http" && path.StartsWith(Root, StringComparison.Ordinal) && path[Root.Length..].Split('/').All(IsFileName)
            ? new PageAddress($"{(IsPlatform(uri) ? Uri.UriSchemeHttps : uri.Scheme)}://{uri.Authority}", path)
            : null;
    }

    /// <summary>The addresses under which the page may be had as Markdown.</summary>
    /// <param name="site">Where to ask, or null for the page's own site.</param>
    public IReadOnlyList<Uri> Forms(Uri? site)
    {
        var url = (site?.GetLeftPart(UriPartial.Authority) ?? Site) + Path;
        return [new Uri(url + Ending), new Uri(url)];
    }

    private static bool IsPlatform(Uri site) => s_hosts.Contains(site.Authority, StringComparer.OrdinalIgnoreCase);

    /// <summary>What every system takes for the name of a file or folder, and none for a way elsewhere; and what looks like what it is.</summary>
    private static bool IsFileName(string segment)
    {
        var name = Uri.UnescapeDataString(segment);
        return name.Length > 0 && name.Trim('.', ' ').Length > 0 && !name.AsSpan().ContainsAny(s_forbidden) && name.EnumerateRunes().All(IsVisible);
    }

    /// <summary>Whether a character can be seen, and leaves the text around it as it is. Of the blanks only the usual one does not pass for another.</summary>
    private static bool IsVisible(Rune rune) => rune.Value == ' ' || (rune != Rune.ReplacementChar && !s_fillers.Contains(rune.Value) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && rune.Value is not ((>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)));
}
