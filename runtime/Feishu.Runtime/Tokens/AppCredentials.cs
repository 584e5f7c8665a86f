using System.Text;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Tokens;

/// <summary>Who the app is to the platform: its id, which stays, and its secrets as they are now, which can be rotated while it runs. Safe for use by several threads.</summary>
internal sealed class AppCredentials
{
    private readonly Func<AppSecrets?> _read;
    private readonly object _lock = new();
    private volatile Known _known;

    /// <param name="first">The secrets to begin with.</param>
    /// <param name="read">Reads the secrets as they are now; null where they cannot be read, and those known go on being used.</param>
    public AppCredentials(AppSecrets first, Func<AppSecrets?> read)
    {
        _read = read;
        _known = new Known(first, before: null);
    }

    public string AppId => _known.Secrets.AppId;

    public string AppSecret => Read().Secrets.AppSecret;

    /// <summary>What the header of a service desk's call holds; null where the options have no helpdesk.</summary>
    public string? HelpdeskHeader => Read().HelpdeskHeader;

    /// <summary>The secrets, and those that they have replaced: a request that is under way may still carry them. Nobody changes these values any more.</summary>
    public SecretValues Masked => _known.Masked;

    /// <summary>The id; never a secret.</summary>
    public override string ToString() => AppId;

    private Known Read()
    {
        var known = _known;
        if (_read() is not { } now || now == known.Secrets)
        {
            return known;
        }

        lock (_lock)
        {
            var next = now.After(_known.Secrets);
            return next == _known.Secrets ? _known : _known = new Known(next, _known.Secrets);
        }
    }

    private sealed class Known
    {
        public Known(AppSecrets secrets, AppSecrets? before)
        {
            Secrets = secrets;
            HelpdeskHeader = string.IsNullOrWhiteSpace(secrets.HelpdeskId)
                ? null
                : "Bearer " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{secrets.HelpdeskId}:{secrets.HelpdeskToken}"));
            Mask(secrets);
            if (before is not null)
            {
                Mask(before);
            }
        }

        public AppSecrets Secrets { get; }

        public string? HelpdeskHeader { get; }

        public SecretValues Masked { get; } = new();

        private void Mask(AppSecrets secrets)
        {
            Masked.AddPair(secrets.AppId, secrets.AppSecret);
            Masked.AddPair(secrets.HelpdeskId, secrets.HelpdeskToken);
        }
    }
}
