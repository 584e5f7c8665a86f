using System.Net;
using System.Text.RegularExpressions;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>A type as a page spells it, read here once more so that the generator's own reading is put to the test.</summary>
internal abstract record SpelledType
{
    /// <summary>Text.</summary>
    public sealed record Text : SpelledType;

    /// <summary>A whole number.</summary>
    public sealed record Integer : SpelledType;

    /// <summary>A number with a fraction.</summary>
    public sealed record Number : SpelledType;

    /// <summary>True or false.</summary>
    public sealed record Boolean : SpelledType;

    /// <summary>The content of a file in a form; elsewhere an object.</summary>
    public sealed record File : SpelledType;

    /// <summary>An object with the fields that are listed below it.</summary>
    public sealed record Object : SpelledType;

    /// <summary>A list.</summary>
    public sealed record List(SpelledType Item) : SpelledType;

    /// <summary>An object with keys of anybody's choice.</summary>
    public sealed record Map(SpelledType Value) : SpelledType;

    /// <summary>Anything.</summary>
    public sealed record Any : SpelledType;

    /// <summary>Reads a spelling, in which mark-up may be left over.</summary>
    public static SpelledType Read(string spelling)
    {
        var text = WebUtility.HtmlDecode(Regex.Replace(spelling, "<md-[^>]*>", "")).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (text.EndsWith("[]", StringComparison.Ordinal))
        {
            return new List(Read(text[..^2]));
        }

        if (Regex.Match(text, "^(list|array)<(.*)>$") is { Success: true } list)
        {
            return new List(Read(list.Groups[2].Value));
        }

        if (Regex.Match(text, "^map<[^,]*,(.*)>$") is { Success: true } map)
        {
            return new Map(Read(map.Groups[1].Value));
        }

        return text switch
        {
            "string" or "str" => new Text(),
            "int" or "integer" or "int64" or "int32" or "i64" or "long" or "byte" => new Integer(),
            "number" or "number(float)" or "float" or "double" => new Number(),
            "bool" or "boolean" => new Boolean(),
            "file" => new File(),
            "list" or "array" => new List(new Object()),
            "union" or "interface" => new Any(),
            _ => new Object(),
        };
    }
}
