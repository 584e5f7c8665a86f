using System.Text;
using Feishu.Runtime.Json.Masking;
using Feishu.Runtime.Rotation;

namespace Feishu.Runtime.Tokens;

/// <summary>Who the app is to the platform: its id, which stays, and its secrets as they are now, which can be rotated while it runs. Safe for use by several threads.</summary>
internal sealed class AppCredentials
{
    private readonly Rotating<AppSecrets, Known> _known;

    /// <param name="first">The secrets to begin with.</param>
    /// <param name="read">Reads the secrets as they are now; null where they cannot be read, and those known go on being used.</param>
    public AppCredentials(AppSecrets first, Func<AppSecrets?> read) => _known = new(first, read, static (secrets, before) => new Known(secrets, before));

    public string AppId => _known.Last.Secrets.AppId;

    public string AppSecret => _known.Read().Secrets.AppSecret;

    /// <summary>What the header of a service desk's call holds; null where the options have no helpdesk.</summary>
    public string? HelpdeskHeader => _known.Read().HelpdeskHeader;

    /// <summary>The secrets, and those that they have replaced: a request that is under way may still carry them. Nobody changes these values any more.</summary>
    public SecretValues Masked => _known.Last.Masked;

    /// <summary>The id; never a secret.</summary>
    public override string ToString() => AppId;

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
