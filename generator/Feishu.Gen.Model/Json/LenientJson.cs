namespace Feishu.Gen.Json;

/// <summary>
/// Reads the JSON examples that pages print. Strict JSON is read as such; anything else is read for what can be recovered,
/// and the first departure from JSON is reported, so that the caller can say so. It never throws, takes time linear in
/// the text, and uses no library: the generator runs inside a compiler that may not have one.
/// </summary>
public static class LenientJson
{
    /// <summary>How many objects and arrays may stand inside each other; a deeper text has no value.</summary>
    public const int MaxDepth = 64;

    /// <summary>Reads the first JSON document of a text.</summary>
    /// <param name="text">The text of an example block.</param>
    public static JsonReadResult Read(string text)
    {
        var reader = new JsonReader(text);
        var value = reader.ReadDocument();
        return new JsonReadResult(value, reader.Fault);
    }
}

/// <summary>What was read of an example.</summary>
/// <param name="Value">The document; null where nothing could be recovered.</param>
/// <param name="Fault">The first departure from JSON, or null where the text is JSON throughout.</param>
public sealed record JsonReadResult(JsonValue? Value, JsonFault? Fault);

/// <summary>A departure from JSON.</summary>
/// <param name="Message">What is the matter, as the end of a sentence: <c>a comma before '}'</c>.</param>
/// <param name="Offset">Where in the text, in UTF-16 units.</param>
public sealed record JsonFault(string Message, int Offset);
