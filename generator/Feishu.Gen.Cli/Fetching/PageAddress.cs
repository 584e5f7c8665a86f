using System.Diagnostics.CodeAnalysis;
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

    /// <summary>What every system takes for the name of a file or folder, and none for a way elsewhere.</summary>
    private static bool IsFileName(string segment)
    {
        var name = Uri.UnescapeDataString(segment);
        return name.Length > 0 && name.Trim('.', ' ').Length > 0 && name.All(c => c >= ' ' && !"/\\:*?\"<>|".Contains(c, StringComparison.Ordinal));
    }
}
