using Feishu.Gen.Operations;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>The credentials that operations demand, as OpenAPI's security schemes.</summary>
internal static class SecuritySchemes
{
    /// <summary>The helpdesk's own credentials, in a header beside the token.</summary>
    private const string Helpdesk = "helpdesk";

    /// <summary>All of them, by name.</summary>
    public static IDictionary<string, IOpenApiSecurityScheme> All()
    {
        var schemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        foreach (var name in Extensions.TokenNames(TokenKinds.App | TokenKinds.Tenant | TokenKinds.User))
        {
            schemes.Add(name, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
        }

        schemes.Add(
            Helpdesk,
            new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Lark-Helpdesk-Authorization" });
        return schemes;
    }

    /// <summary>What an operation demands: any one of the kinds of token that it accepts, each with the helpdesk's credentials where it wants these too.</summary>
    public static IList<OpenApiSecurityRequirement> Of(Operation operation, OpenApiDocument document)
    {
        var requirements = Extensions.TokenNames(operation.Tokens).Select(name => Requirement(name, document)).DefaultIfEmpty([]).ToList();
        if (operation.NeedsHelpdesk)
        {
            requirements.ForEach(r => r.Add(new OpenApiSecuritySchemeReference(Helpdesk, document), []));
        }

        return requirements;
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
