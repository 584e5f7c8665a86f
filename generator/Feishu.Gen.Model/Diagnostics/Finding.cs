using System.Globalization;

namespace Feishu.Gen.Diagnostics;

/// <summary>One thing that is wrong or remarkable at one place of one page: a diagnostic as plain data.</summary>
/// <param name="Rule">What is the matter.</param>
/// <param name="Span">Where on the page.</param>
/// <param name="Arguments">What fills the placeholders of the rule's message.</param>
public sealed record Finding(Rule Rule, SourceSpan Span, EquatableArray<string> Arguments)
{
    /// <summary>The message with its placeholders filled.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.MessageFormat, [.. Arguments]);
}

/// <summary>What the user has to do about a finding.</summary>
public enum Severity
{
    /// <summary>Nothing: the page is simply not about an endpoint.</summary>
    Hidden,

    /// <summary>Nothing: a flaw of the page without effect on the emitted code.</summary>
    Info,

    /// <summary>Look: the emitted code may be wrong here, or there is none though one may expect it.</summary>
    Warning,

    /// <summary>Act: the page yields no code.</summary>
    Error,
}

/// <summary>A kind of finding.</summary>
/// <param name="Id">The stable id, <c>FSG</c> and four digits.</param>
/// <param name="Severity">What the user has to do.</param>
/// <param name="Title">The kind in a few words.</param>
/// <param name="MessageFormat">The message, with placeholders as for <see cref="string.Format(string, object[])"/>.</param>
/// <param name="Remedy">What to do about it, as the documentation says it.</param>
public sealed record Rule(string Id, Severity Severity, string Title, string MessageFormat, string Remedy);
