using System.Text.Json;
using Feishu.Gen.Cli.Json;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Scopes;

/// <summary>Writes permissions in the form that the platform's console imports.</summary>
internal static class ScopeImport
{
    /// <summary>The document.</summary>
    /// <param name="needs">What is needed.</param>
    /// <param name="tokens">The kinds of token that calls are made with.</param>
    public static string Of(IReadOnlyList<ScopeNeed> needs, TokenKinds tokens) => JsonOutput.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("scopes");
        Write(json, "tenant", needs, tokens & TokenKinds.Tenant);
        Write(json, "user", needs, tokens & TokenKinds.User);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<ScopeNeed> needs, TokenKinds token)
    {
        json.WriteStartArray(name);
        foreach (var scope in token == TokenKinds.None ? [] : ScopeChoice.Choose(needs, token))
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
    }
}
