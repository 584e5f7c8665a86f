using System.Globalization;
using Feishu.Gen.Cli.Output;

namespace Feishu.Gen.Cli.Pages;

/// <summary>A line that counts pages where someone watches, and is wiped in the end; nothing where nobody does.</summary>
/// <param name="terminal">Where it is drawn.</param>
/// <param name="activity">What is done with the pages.</param>
/// <param name="total">How many pages there are.</param>
internal sealed class Progress(Terminal terminal, string activity, int total) : IDisposable
{
    private readonly Lock _lock = new();
    private int _done;
    private int _drawn = -1;

    /// <summary>A page is done; may be called from several threads.</summary>
    public void Step()
    {
        if (!terminal.IsInteractive)
        {
            return;
        }

        lock (_lock)
        {
            _done++;
            var percent = _done * 100 / total;
            if (percent != _drawn)
            {
                _drawn = percent;
                terminal.Draw(string.Create(CultureInfo.InvariantCulture, $"{activity} pages: {_done}/{total}"));
            }
        }
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose() => terminal.Draw("");
}
