using System.Text;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Tokens;

/// <summary>Who the app is to the platform: its id, which stays, and its secrets as they are now, which can be rotated while it runs. Safe for use by several threads.</summary>
internal sealed class AppCredentials
{
    private readonly Func<AppSecrets?> _read;
    private readonly object _lock = new();
    private volatile Known _known;

    /// <param name="appId">The app's id.</param>
    /// <param name="first">The secrets to begin with.</param>
    /// <param name="read">Reads the secrets as they are now; null where they cannot be read, and those known go on being used.</param>
    public AppCredentials(string appId, AppSecrets first, Func<AppSecrets?> read)
    {
        AppId = appId;
        _read = read;
        _known = new Known(appId, first, others: null);
    }

    public string AppId { get; }

    public string AppSecret => Read().Secrets.AppSecret;

    /// <summary>What the header of a service desk's call holds; null where the options have no helpdesk.</summary>
    public string? HelpdeskHeader => Read().HelpdeskHeader;

    /// <summary>The secrets, those of before included: a request that is under way may still carry them. Nobody changes these values any more.</summary>
    public SecretValues Masked => _known.Masked;

    /// <summary>The id; never a secret.</summary>
    public override string ToString() => AppId;

    private Known Read()
    {
        var known = _known;
        if (_read() is not { IsWhole: true } now || now == known.Secrets)
        {
            return known;
        }

        lock (_lock)
        {
            return _known.Secrets == now ? _known : _known = new Known(AppId, now, _known.Masked);
        }
    }

    private sealed class Known
    {
        public Known(string appId, AppSecrets secrets, SecretValues? others)
        {
            Secrets = secrets;
            HelpdeskHeader = string.IsNullOrWhiteSpace(secrets.HelpdeskId)
                ? null
                : "Bearer " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{secrets.HelpdeskId}:{secrets.HelpdeskToken}"));
            Masked = new SecretValues(others);
            Masked.AddPair(appId, secrets.AppSecret);
            Masked.AddPair(secrets.HelpdeskId, secrets.HelpdeskToken);
        }

        public AppSecrets Secrets { get; }

        public string? HelpdeskHeader { get; }

        public SecretValues Masked { get; }
    }
}
