using System.Collections.Frozen;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.Client;

/// <content>What a call must not tell anybody. It is gathered when something is told: of most calls nothing is.</content>
internal sealed partial class FeishuExchange
{
    private bool _isLogged;

    /// <summary>The app's own secrets, and those that the request carries.</summary>
    private SecretValues Secrets
    {
        get
        {
            var secrets = SecretsOfAddress;
            secrets.AddQuery(uri.Query);
            if (_json is not null)
            {
                FeishuSecrets.CollectFromJson(_json.Text, secrets);
            }

            foreach (var (name, text) in call.Form?.Texts ?? [])
            {
                FeishuSecrets.CollectFromText(name, text, secrets);
            }

            foreach (var (name, value) in call.Options?.Headers ?? FrozenDictionary<string, string>.Empty)
            {
                if (FeishuSecrets.IsSecretHeader(name))
                {
                    secrets.AddHeader(value);
                }
            }

            return secrets;
        }
    }

    /// <summary>The app's own secrets and the access token.</summary>
    public SecretValues SecretsOfAddress
    {
        get
        {
            var secrets = new SecretValues(sender.Secrets);
            secrets.Add(_sentToken);
            secrets.Add(_refusedToken);
            return secrets;
        }
    }

    /// <summary>Logs what is sent, once for all attempts.</summary>
    private void LogSent()
    {
        if (!_isLogged && _json is not null && sender.Telemetry.LogsBodyOf(Operation))
        {
            sender.Telemetry.Sent(Operation, _json.Text, Secrets);
        }

        _isLogged = true;
    }
}
