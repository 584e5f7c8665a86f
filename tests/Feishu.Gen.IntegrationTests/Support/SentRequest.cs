using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Feishu.Bots;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query as they were on the wire, still escaped.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body; empty where there was none.</param>
internal sealed record SentRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Authorization => Headers.GetValueOrDefault("Authorization");

    public bool IsForToken => Target == "/open-apis/auth/v3/tenant_access_token/internal";

    public static async Task<SentRequest> ReadAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        return new SentRequest(
            http.Request.Method,
            http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await body.ReadToEndAsync(http.RequestAborted));
    }
}
