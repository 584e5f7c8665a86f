using System.Text.RegularExpressions;

namespace Feishu.Runtime.Descriptors;

/// <summary>What a page says that the platform checks of a field. What it does not say is null.</summary>
internal sealed class FieldRule(string name)
{
    // A page's expression must not hold up a call, whatever it is.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private Regex? _regex;
    private bool _isRead;

    public string Name => name;

    public bool IsRequired { get; init; }

    /// <summary>Whether the field is an object with keys of the caller's choice, whose values have the <see cref="Fields"/>.</summary>
    public bool IsMap { get; init; }

    public long? MinLength { get; init; }

    public long? MaxLength { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public string? Pattern { get; init; }

    public List<FieldRule> Fields { get; } = [];

    /// <summary>Whether a text is as the pattern says; also where the pattern is one that cannot be read.</summary>
    public bool Fits(string text)
    {
        if (!_isRead)
        {
            _regex = Read(Pattern);
            _isRead = true;
        }

        try
        {
            return _regex?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static Regex? Read(string? pattern)
    {
        try
        {
            return pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, s_patience);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
