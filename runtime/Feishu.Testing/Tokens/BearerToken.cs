using Microsoft.Extensions.Primitives;

namespace Feishu.Testing.Tokens;

/// <summary>Reads the header that carries the token.</summary>
internal static class BearerToken
{
    private const string Prefix = "Bearer ";

    /// <summary>The token; null where there is none, empty where the header is not of the form that it must have.</summary>
    public static string? Of(IReadOnlyDictionary<string, StringValues> headers)
    {
        var header = headers.GetValueOrDefault("Authorization").ToString();
        return header.Length == 0 ? null : header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? header[Prefix.Length..].Trim() : "";
    }
}
