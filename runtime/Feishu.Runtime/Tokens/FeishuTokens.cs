using Feishu.Runtime.Errors;
using Feishu.Runtime.Tokens;

namespace Feishu.Runtime;

/// <summary>The access tokens of the app itself: fetched when first needed, shared by all calls, renewed before their end.</summary>
public class FeishuTokens
{
    private readonly FeishuAppAccessToken? _app;
    private readonly AppTickets? _tickets;
    private readonly FeishuTenantAccessToken? _ownTenant;
    private readonly TokenSourceCache? _tenants;

    /// <summary>Makes tokens whose members are overridden: a mock.</summary>
    protected FeishuTokens()
    {
    }

    internal FeishuTokens(AppTokenIssuer issuer, IFeishuTokenStore store, TokenKeys keys, TimeProvider clock)
    {
        var app = _app = new FeishuAppAccessToken(new RenewedTokenSource(keys.App, store, _ => issuer.FetchAppTokenAsync(), clock));
        _tickets = issuer.Tickets;
        if (_tickets is null)
        {
            _ownTenant = new FeishuTenantAccessToken(new RenewedTokenSource(keys.Tenant, store, _ => issuer.FetchTenantTokenAsync(app, tenantKey: null), clock));
        }
        else
        {
            _tenants = new TokenSourceCache(tenant => new RenewedTokenSource(keys.OfTenant(tenant), store, _ => issuer.FetchTenantTokenAsync(app, tenant), clock));
        }
    }

    /// <summary>The app within its tenant: what operations that accept it are called with when a call names no token.</summary>
    /// <exception cref="InvalidOperationException">The app is a store app, which has many tenants.</exception>
    public virtual FeishuTenantAccessToken Tenant => _ownTenant
        ?? throw (_app is null ? Mock.Missing(this) : new InvalidOperationException($"A store app has many tenants: name one by {nameof(FeishuCallOptions)}.{nameof(FeishuCallOptions.TenantKey)}, or by {nameof(ForTenant)}."));

    /// <summary>The app itself: what operations that accept no tenant token are called with when a call names no token.</summary>
    public virtual FeishuAppAccessToken App => _app ?? throw Mock.Missing(this);

    /// <summary>Whether the app is one of the app store, which <see cref="SetAppTicketAsync"/> is for.</summary>
    internal bool NeedTickets => _tickets is not null;

    /// <summary>A store app within one of its tenants: what <see cref="FeishuCallOptions.TenantKey"/> stands for.</summary>
    /// <param name="tenantKey">The tenant, as the platform's events name it.</param>
    /// <returns>The token.</returns>
    /// <exception cref="InvalidOperationException">The app is self-built, and has one tenant.</exception>
    public virtual FeishuTenantAccessToken ForTenant(string tenantKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenantKey);
        return _tenants is not null
            ? new FeishuTenantAccessToken(_tenants.Get(tenantKey))
            : throw (_app is null ? Mock.Missing(this) : new InvalidOperationException($"A self-built app has one tenant, and no call of it names another; {nameof(FeishuOptions)}.{nameof(FeishuOptions.IsStoreApp)} makes it a store app."));
    }

    /// <summary>Takes the ticket that the platform sends a store app every hour (event <c>app_ticket</c>), and without which there are no tokens.</summary>
    /// <param name="ticket">The event's <c>app_ticket</c>.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>A task that ends when it is stored.</returns>
    /// <exception cref="InvalidOperationException">The app is self-built, and needs none.</exception>
    public virtual Task SetAppTicketAsync(string ticket, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(ticket);
        return _tickets is not null
            ? _tickets.SetAsync(ticket, cancellationToken)
            : throw (_app is null ? Mock.Missing(this) : new InvalidOperationException($"A self-built app needs no ticket; {nameof(FeishuOptions)}.{nameof(FeishuOptions.IsStoreApp)} makes it a store app."));
    }

    /// <summary>The token that an operation is called with when the call names none; null where it takes none.</summary>
    internal FeishuToken? DefaultFor(FeishuOperation operation, string? tenantKey) => operation.Tokens switch
    {
        FeishuTokenKinds.None => null,
        var kinds when kinds.HasFlag(FeishuTokenKinds.Tenant) => tenantKey is null ? Tenant : ForTenant(tenantKey),
        var kinds when kinds.HasFlag(FeishuTokenKinds.App) => App,
        _ => throw new ArgumentException($"{operation.Id} takes a user access token, which the call must name."),
    };
}
