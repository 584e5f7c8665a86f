using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Links to the pages on the platform's site.</summary>
internal static class PageLink
{
    /// <summary>The link to a page, or null where the page does not say where it is.</summary>
    public static OpenApiExternalDocs? To(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var page) ? new OpenApiExternalDocs { Url = page } : null;
}
