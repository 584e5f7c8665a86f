using System.Text.RegularExpressions;

namespace Feishu.Runtime.Descriptors;

/// <summary>A regular expression as a page writes it, which is read when a text is first compared with it.</summary>
internal sealed class FieldPattern(string text)
{
    // A page's expression must not hold up a call, whatever it is.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private Regex? _regex;
    private bool _isRead;

    public string Text => text;

    /// <summary>Whether a text is as it says; also where it cannot be read, or takes too long.</summary>
    public bool Fits(string compared)
    {
        if (!_isRead)
        {
            _regex = Read(text);
            _isRead = true;
        }

        try
        {
            return _regex?.IsMatch(compared) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static Regex? Read(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_patience);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
