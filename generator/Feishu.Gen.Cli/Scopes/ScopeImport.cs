using System.Text.Json;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Scopes;

/// <summary>Writes permissions in the form that the platform's console imports.</summary>
internal static class ScopeImport
{
    /// <summary>The document.</summary>
    /// <param name="tenant">What is needed for the tenant's token.</param>
    /// <param name="user">What is needed for users' tokens.</param>
    public static string Of(IReadOnlyList<ScopeNeed> tenant, IReadOnlyList<ScopeNeed> user) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("scopes");
        Write(json, "tenant", tenant, TokenKinds.Tenant);
        Write(json, "user", user, TokenKinds.User);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<ScopeNeed> needs, TokenKinds token)
    {
        json.WriteStartArray(name);
        foreach (var scope in ScopeChoice.Choose(needs, token))
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
    }
}
