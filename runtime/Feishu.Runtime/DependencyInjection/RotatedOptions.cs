using Feishu.Runtime.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Feishu.Runtime.DependencyInjection;

/// <summary>Reads secrets out of options as they are now. Options that have become invalid, whatever their configuration throws, are logged, once until they are valid again, and give nothing.</summary>
/// <param name="name">The name of the options.</param>
/// <param name="logger">The log, or null.</param>
/// <param name="read">Takes the secrets out of the options as they are now.</param>
internal sealed class RotatedOptions<TSecrets>(string name, ILogger? logger, Func<TSecrets> read)
    where TSecrets : class
{
    private volatile bool _isInvalid;

    public TSecrets? Read()
    {
        try
        {
            var secrets = read();
            _isInvalid = false;
            return secrets;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (!_isInvalid)
            {
                _isInvalid = true;
                // Of what others throw the message may hold anything.
                logger?.OptionsBecameInvalid(name, e is OptionsValidationException ? e.Message : e.GetType().Name);
            }

            return null;
        }
    }
}
