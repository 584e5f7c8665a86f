using System.Globalization;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages.Markdown;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Feishu.Gen.Pages.Reading;

/// <summary>
/// Reads the block between two <c>---</c> lines at the top of a page. Pages are not trusted, so only the scalars of the top
/// level are taken, and YAML's event parser goes no further than the first thing that is none.
/// </summary>
internal static class FrontMatterReader
{
    /// <summary>The longest block that is read, in UTF-16 units.</summary>
    private const int LongestBlock = 8 * 1024;

    private const string Fence = "---";

    /// <summary>What was read.</summary>
    /// <param name="FrontMatter">The facts.</param>
    /// <param name="BodyStart">Where the page goes on below the block.</param>
    /// <param name="Finding">Why the block was passed over, or null.</param>
    internal readonly record struct Result(FrontMatter FrontMatter, int BodyStart, Finding? Finding);

    /// <summary>Reads the block of a text, if it has one.</summary>
    public static Result Read(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        var yamlStart = TableText.NextLineStart(text, TableText.LineEnd(text, start));
        if (!IsFence(text, start) || FindFence(text, yamlStart) is not (>= 0 and var yamlEnd))
        {
            return new Result(FrontMatterKeys.Nothing, start, null);
        }

        var bodyStart = TableText.NextLineStart(text, TableText.LineEnd(text, yamlEnd));
        if (yamlEnd - yamlStart > LongestBlock)
        {
            return Unreadable("it is longer than 8 KB", new SourceSpan(start, Fence.Length, 0, start), bodyStart);
        }

        try
        {
            return ReadYaml(text.Substring(yamlStart, yamlEnd - yamlStart), yamlStart, bodyStart);
        }
        catch (YamlException exception)
        {
            return Unreadable("it is not YAML", Span(exception.Start, yamlStart), bodyStart);
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet's scanner throws, and without a place, where a key follows a bracket that was never closed.
            return Unreadable("it is not YAML", new SourceSpan(yamlStart, 0, 1, 0), bodyStart);
        }
    }

    private static Result ReadYaml(string yaml, int yamlStart, int bodyStart)
    {
        var parser = new Parser(new StringReader(yaml));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            return new Result(FrontMatterKeys.Nothing, bodyStart, null);
        }

        if (!parser.TryConsume<MappingStart>(out _))
        {
            return parser.Accept<Scalar>(out var only) && only.Value.Length == 0
                ? new Result(FrontMatterKeys.Nothing, bodyStart, null)
                : Unreadable("it is no list of keys and values", Span(parser.Current!.Start, yamlStart), bodyStart);
        }

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key) || !parser.TryConsume<Scalar>(out var value))
            {
                return Unreadable("a value is more than a text", Span(parser.Current!.Start, yamlStart), bodyStart);
            }

            values[key.Value] = value.Value;
        }

        return new Result(FrontMatterKeys.Read(values), bodyStart, null);
    }

    private static Result Unreadable(string reason, SourceSpan span, int bodyStart) =>
        new(FrontMatterKeys.Nothing, bodyStart, new Finding(Rules.UnreadableFrontMatter, span, [reason]));

    /// <summary>The place of a YAML mark, which counts lines and columns from 1; the YAML begins on the page's second line.</summary>
    private static SourceSpan Span(Mark mark, int yamlStart) =>
        new(yamlStart + (int)mark.Index, 0, (int)mark.Line, Math.Max(0, (int)mark.Column - 1));

    private static int FindFence(string text, int start)
    {
        while (start < text.Length)
        {
            if (IsFence(text, start))
            {
                return start;
            }

            start = TableText.NextLineStart(text, TableText.LineEnd(text, start));
        }

        return -1;
    }

    private static bool IsFence(string text, int start)
    {
        var end = TableText.LineEnd(text, start);
        return end - start >= Fence.Length
            && TableText.TrimEnd(text, start, end) - start == Fence.Length
            && string.CompareOrdinal(text, start, Fence, 0, Fence.Length) == 0;
    }
}
