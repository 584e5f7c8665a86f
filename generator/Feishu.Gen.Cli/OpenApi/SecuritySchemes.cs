using Feishu.Gen.Operations;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>The kinds of access token as OpenAPI's security schemes.</summary>
internal static class SecuritySchemes
{
    /// <summary>All of them, by name.</summary>
    public static IDictionary<string, IOpenApiSecurityScheme> All() =>
        Extensions.TokenNames(TokenKinds.App | TokenKinds.Tenant | TokenKinds.User).ToDictionary(
            name => name,
            _ => (IOpenApiSecurityScheme)new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            StringComparer.Ordinal);

    /// <summary>What an operation demands: any one of the kinds that it accepts.</summary>
    public static IList<OpenApiSecurityRequirement> Of(TokenKinds tokens, OpenApiDocument document) =>
        [.. Extensions.TokenNames(tokens).Select(name => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] })];
}
