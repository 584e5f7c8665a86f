using Feishu.Gen.Diagnostics;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads which kinds of access token an operation accepts.</summary>
internal sealed class TokenReader(PageOutline outline, RequestFacts request, List<FlatField> headers)
{
    /// <summary>Of whoever has no token yet. An operation that takes one of these in its body, and shows no header for a token, gives out tokens.</summary>
    private static readonly string[] s_credentials = ["app_secret", "client_secret", "client_id", "app_access_token"];

    private readonly FlatField? _row = headers.Find(HeaderTableReader.IsAuthorization);

    /// <summary>The kinds that the page names; none where it names none.</summary>
    public TokenKinds Stated { get; } = ReadStated(outline, request, headers);

    /// <summary>Whether the page shows by what it has, or says, that no token is needed. What is not said at all is not known.</summary>
    public bool IsWithout(RequestBody? body) =>
        Stated == TokenKinds.None
        && (SaysNone(request.TokenRow?.Text)
            || (_row is null ? request.TokenRow is null && body?.Fields.Any(f => s_credentials.Contains(f.Name, StringComparer.Ordinal)) == true : SaysNone(_row.Text)));

    /// <summary>What is to be said of an operation whose kinds of token are not known.</summary>
    public Finding Unknown(Address address) => new(
        Rules.UnknownTokens,
        _row?.Span ?? (request.TokenRow ?? request.Url ?? request.Place).Span,
        [$"{address.Method} {address.Path}", _row is null && request.TokenRow is null ? "there is no row 'Authorization'" : "the row says nothing that is known"]);

    private static TokenKinds ReadStated(PageOutline outline, RequestFacts request, List<FlatField> headers)
    {
        var tokens = request.TokenRow is { } row ? HeaderTableReader.TokensIn(row.Text) : TokenKinds.None;
        foreach (var table in outline.Tables(Topic.Headers))
        {
            tokens |= HeaderTableReader.ReadTokens(table);
        }

        return tokens == TokenKinds.None && headers.Find(HeaderTableReader.IsAuthorization) is { } found ? HeaderTableReader.TokensIn(found.Text) : tokens;
    }

    private static bool SaysNone(string? text) => text?.Trim().ToLowerInvariant() is "无" or "不需要" or "无需" or "无需凭证" or "none" or "not required";
}
