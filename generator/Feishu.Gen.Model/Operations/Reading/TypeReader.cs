namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the spellings of the type column.</summary>
internal static class TypeReader
{
    /// <summary>How long the spelling of a type may be; a longer one is none.</summary>
    private const int LongestSpelling = 512;

    /// <summary>How deep types may stand within each other.</summary>
    private const int Deepest = 8;

    /// <summary>
    /// Reads a type as it stands in plain text. A named type is taken for an object; whether it has fields is seen only when the
    /// table's nesting is known, and what is not stated at all is settled only then.
    /// </summary>
    /// <param name="spelling">The type column's plain text; null or empty where the table has no such column.</param>
    /// <param name="type">What it means; <see cref="FieldType.Any"/> where that is not known.</param>
    /// <returns>False if the spelling is none that is known.</returns>
    public static bool TryRead(string? spelling, out FieldType type)
    {
        var text = spelling is { Length: > LongestSpelling } ? "?" : Squeeze(spelling ?? "");
        var position = 0;
        if (TryReadType(text, ref position, depth: 0, out type) && position == text.Length)
        {
            return true;
        }

        type = new FieldType.Any();
        return false;
    }

    private static bool TryReadType(string text, ref int position, int depth, out FieldType type)
    {
        type = new FieldType.Any();
        if (depth > Deepest)
        {
            return false;
        }

        var word = ReadWord(text, ref position);
        var arguments = new List<FieldType>();
        if (position < text.Length && text[position] == '<')
        {
            do
            {
                position++;
                if (!TryReadType(text, ref position, depth + 1, out var argument))
                {
                    return false;
                }

                arguments.Add(argument);
            }
            while (position < text.Length && text[position] == ',');

            if (position == text.Length || text[position] != '>')
            {
                return false;
            }

            position++;
        }

        if (Compose(word, arguments) is not { } composed)
        {
            return false;
        }

        for (var lists = depth; string.CompareOrdinal(text, position, "[]", 0, 2) == 0; lists++)
        {
            if (lists > Deepest)
            {
                return false;
            }

            composed = new FieldType.List(composed);
            position += 2;
        }

        type = composed;
        return true;
    }

    private static FieldType? Compose(string word, List<FieldType> arguments)
    {
        var lower = word.ToLowerInvariant();
        return (lower, arguments.Count) switch
        {
            ("list" or "array" or "set", 1) => new FieldType.List(arguments[0]),
            ("map" or "object" or "dict", 1) => new FieldType.Map(arguments[0]),
            ("map" or "object" or "dict", 2) => new FieldType.Map(arguments[1]),
            ("list" or "array", 0) => new FieldType.List(new FieldType.Unstated()),
            ("undefined" or "null", 0) => null, // what a generator of pages writes where it knows no type
            (_, 0) => Primitive(lower) ?? Named(word),
            _ => null,
        };
    }

    private static FieldType? Primitive(string word) => word switch
    {
        "string" or "str" or "stirng" or "sting" or "char" or "varchar" or "date" or "datetime" => new FieldType.String(),
        "int" or "int32" or "int64" or "i32" or "i64" or "uint32" or "uint64" or "integer" or "long" or "short" or "byte" or "timestamp" =>
            new FieldType.Integer(),
        "number" or "number(float)" or "number(double)" or "float" or "float32" or "float64" or "double" or "decimal" => new FieldType.Number(),
        "number(int)" or "number(int64)" => new FieldType.Integer(),
        "bool" or "boolean" or "boolen" => new FieldType.Boolean(),
        "file" => new FieldType.File(),
        "union" or "any" or "interface" or "interface{}" or "json" => new FieldType.Any(),
        "object" or "map" or "dict" or "struct" => new FieldType.Object(null),
        "" or "-" or "--" or "/" or "/-" => new FieldType.Unstated(),
        _ => null,
    };

    private static FieldType.Object? Named(string word)
    {
        foreach (var c in word)
        {
            if (!(char.IsLetterOrDigit(c) || c is '_' or '.' or '-'))
            {
                return null;
            }
        }

        return new FieldType.Object(word);
    }

    /// <summary>A word up to the next bracket or comma; a bracketed unit such as <c>(float)</c> belongs to it.</summary>
    private static string ReadWord(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && text[position] is not ('<' or '>' or ',' or '['))
        {
            position++;
        }

        return text.Substring(start, position - start);
    }

    private static string Squeeze(string text)
    {
        var clean = true;
        foreach (var c in text)
        {
            clean &= !char.IsWhiteSpace(c);
        }

        return clean ? text : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
