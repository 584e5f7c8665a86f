namespace Feishu.Runtime;

/// <summary>The access tokens of the app itself: fetched when first needed, shared by all calls, renewed before their end.</summary>
public sealed class FeishuTokens
{
    internal FeishuTokens(TenantAccessToken tenant, AppAccessToken app)
    {
        Tenant = tenant;
        App = app;
    }

    /// <summary>The app within its tenant: what operations that accept it are called with when a call names no token.</summary>
    public TenantAccessToken Tenant { get; }

    /// <summary>The app itself: what operations that accept no tenant token are called with when a call names no token.</summary>
    public AppAccessToken App { get; }

    /// <summary>The token that an operation is called with when the call names none; null where it takes none.</summary>
    internal FeishuToken? DefaultFor(FeishuOperation operation) => operation.Tokens switch
    {
        FeishuTokenKinds.None => null,
        var kinds when kinds.HasFlag(FeishuTokenKinds.Tenant) => Tenant,
        var kinds when kinds.HasFlag(FeishuTokenKinds.App) => App,
        _ => throw new ArgumentException($"{operation.Id} takes a user access token, which the call must name."),
    };
}
