using Feishu.Gen.Diagnostics;
using Feishu.Gen.Json;
using Feishu.Gen.Pages;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the example blocks of bodies.</summary>
/// <param name="outline">The page.</param>
/// <param name="findings">Where flaws are reported.</param>
internal sealed class ExampleReader(PageOutline outline, List<Finding> findings)
{
    /// <summary>The examples that are JSON; one that only recovers to it is reported.</summary>
    /// <param name="topic">The section of examples.</param>
    /// <param name="fallback">The section of the table, which may hold them too.</param>
    /// <param name="variant">Which of several bodies; null for any.</param>
    public BodyExamples Read(Topic topic, Topic fallback, string? variant)
    {
        var examples = Blocks(topic, variant).Concat(Blocks(fallback, variant)).Select(Read).OfType<BodyExample>().ToList();
        return new BodyExamples(examples.FirstOrDefault(), examples.Select(e => e.Value).ToEquatableArray());
    }

    /// <summary>An example that is a JSON object, or null; one that only recovers to it is reported.</summary>
    public BodyExample? Read(PageBlock.Example block)
    {
        if (block.Language is not ("" or "json" or "json5" or "jsonc" or "javascript" or "js"))
        {
            return null;
        }

        var reading = LenientJson.Read(block.Text);
        if (reading.Fault is { } fault)
        {
            findings.Add(new Finding(Rules.BadExample, Place(block, fault.Offset), [fault.Message]));
        }

        return reading.Value is JsonValue.Object value ? new BodyExample(block.Text, value, block.Span) : null;
    }

    private IEnumerable<PageBlock.Example> Blocks(Topic topic, string? variant) =>
        variant is null ? outline.Blocks<PageBlock.Example>(topic) : outline.Blocks<PageBlock.Example>(topic, variant);

    /// <summary>
    /// The character of an example that an offset into its text falls on. The text begins on the line below the fence. Its line ends
    /// were unified, so where a file has longer ones only line and column are exact.
    /// </summary>
    private static SourceSpan Place(PageBlock.Example block, int offset)
    {
        var line = 1 + block.Text.Take(offset).Count(c => c == '\n');
        var column = offset - (offset == 0 ? 0 : block.Text.LastIndexOf('\n', offset - 1) + 1);
        var length = offset < block.Text.Length && block.Text[offset] != '\n' ? 1 : 0;
        return new SourceSpan(block.Span.Start + block.Span.Length + 1 + offset, length, block.Span.Line + line, column);
    }
}

/// <summary>The examples of a body.</summary>
/// <param name="Best">The one that is shown, or null.</param>
/// <param name="Values">All of them.</param>
internal sealed record BodyExamples(BodyExample? Best, EquatableArray<JsonValue> Values);

/// <summary>An example of a body.</summary>
/// <param name="Text">The text as it stands on the page.</param>
/// <param name="Value">What was read of it.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record BodyExample(string Text, JsonValue Value, SourceSpan Span);
