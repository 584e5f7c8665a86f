using Microsoft.CodeAnalysis.Text;

namespace Feishu.Gen.Tests.Support;

/// <summary>A text in which a test marks the place that a diagnostic is expected at: <c>a [|b|] c</c>.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Span">What stood between them, or null where there were none.</param>
internal sealed record MarkedText(string Text, TextSpan? Span)
{
    private const string Open = "[|";
    private const string Close = "|]";

    /// <summary>The line and column range of the marked part, counted from 0.</summary>
    public LinePositionSpan? Lines => Span is { } span ? SourceText.From(Text).Lines.GetLinePositionSpan(span) : null;

    /// <summary>Takes the marks out.</summary>
    public static MarkedText Of(string marked)
    {
        var open = marked.IndexOf(Open, StringComparison.Ordinal);
        if (open < 0)
        {
            return new MarkedText(marked, null);
        }

        var close = marked.IndexOf(Close, open + Open.Length, StringComparison.Ordinal) - Open.Length;
        return new MarkedText(marked.Remove(open, Open.Length).Remove(close, Close.Length), TextSpan.FromBounds(open, close));
    }
}
