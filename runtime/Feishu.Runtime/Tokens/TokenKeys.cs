using System.Security.Cryptography;
using System.Text;

namespace Feishu.Runtime.Tokens;

/// <summary>The keys under which tokens are stored: which platform, which app, whose token. Apps never share one, and no key holds a secret.</summary>
/// <param name="authority">The platform's host, with its port where it has one.</param>
/// <param name="appId">The app.</param>
internal sealed class TokenKeys(string authority, string appId)
{
    private readonly string _prefix = $"feishu/{Escaped(authority)}/{Escaped(appId)}";

    public string App => _prefix + "/app";

    public string Ticket => _prefix + "/ticket";

    /// <summary>The app's own tenant.</summary>
    public string Tenant => _prefix + "/tenant";

    public string OfTenant(string tenantKey) => $"{_prefix}/tenant/{Escaped(tenantKey)}";

    /// <summary>What a user is called by is the app's choice, and may be a secret: its hash does as well.</summary>
    public string OfUser(string user) => $"{_prefix}/user/{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(user)))}";

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
