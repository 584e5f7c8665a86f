namespace Feishu.Gen.Vocabulary;

/// <summary>What the spelling of a type says.</summary>
internal enum TypeKind
{
    /// <summary>Nothing: <c>-</c>, <c>/</c>, or an empty cell.</summary>
    Unstated,

    /// <summary>That nobody knew it: what a generator of pages writes where it knows no type.</summary>
    Undefined,

    /// <summary>Nothing that can be understood.</summary>
    Unreadable,

    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>The content of a file.</summary>
    File,

    /// <summary>One of several types, none of which has fields.</summary>
    Union,

    /// <summary>Any JSON value.</summary>
    Json,

    /// <summary>An object of no name.</summary>
    Object,

    /// <summary>A type with a name of its own.</summary>
    Named,

    /// <summary>A list.</summary>
    List,

    /// <summary>An object with keys of the caller's choice.</summary>
    Map,
}

/// <summary>The spelling of a type, taken apart: the one place that knows how pages spell types.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Text">The spelling without blanks, escapes and backticks; of a named type its name.</param>
/// <param name="Item">What a list or a map holds; null for others, and where the page does not say.</param>
internal sealed record TypeSpelling(TypeKind Kind, string Text, TypeSpelling? Item = null)
{
    /// <summary>The content of a file in a form; elsewhere the name of a struct.</summary>
    public const string File = "file";

    /// <summary>How long the spelling of a type may be; a longer one is none.</summary>
    private const int Longest = 512;

    /// <summary>How deep types may stand within each other.</summary>
    private const int Deepest = 8;

    private static readonly Dictionary<string, TypeKind> s_kinds = Kinds(
        (TypeKind.Unstated, ["", "-", "--", "/", "/-"]),
        (TypeKind.Undefined, ["undefined", "null"]),
        (TypeKind.String, ["string", "str", "stirng", "sting", "char", "varchar", "date", "datetime", "uuid", "binary", "bytes"]),
        (TypeKind.Integer,
        [
            "int", "int8", "int16", "int32", "int64", "i32", "i64", "uint", "uint32", "uint64", "integer", "long", "short", "byte", "timestamp", "number(int)", "number(int64)",
        ]),
        (TypeKind.Number, ["number", "number(float)", "number(double)", "float", "float32", "float64", "double", "decimal"]),
        (TypeKind.Boolean, ["bool", "boolean", "boolen"]),
        (TypeKind.File, [File]),
        (TypeKind.Union, ["union", "any"]),
        (TypeKind.Json, ["json", "interface", "interface{}"]),
        (TypeKind.Object, ["object", "struct"]),
        (TypeKind.List, ["list", "array", "set"]),
        (TypeKind.Map, ["map", "dict"]));

    // A table's row is told from prose by these alone; the others are words of prose, too.
    private static readonly string[] s_primitives = ["string", "int", "boolean", "bool", "float", "number", "[]string", "[]int"];

    /// <summary>Text.</summary>
    public static TypeSpelling String { get; } = new(TypeKind.String, "string");

    /// <summary>Whether it can be understood. A named type can; whether it has fields is seen only when the table's nesting is known.</summary>
    public bool IsKnown => Kind is not (TypeKind.Undefined or TypeKind.Unreadable) && Item is not { IsKnown: false };

    /// <summary>Reads a spelling.</summary>
    /// <param name="spelling">The type column's plain text; null or empty where the table has no such column.</param>
    public static TypeSpelling Read(string? spelling)
    {
        if (spelling is { Length: > Longest })
        {
            return new TypeSpelling(TypeKind.Unreadable, "");
        }

        var text = Squeeze(spelling ?? "");
        var position = 0;
        return ReadType(text, ref position, depth: 0) is { } type && position == text.Length ? type : new TypeSpelling(TypeKind.Unreadable, text);
    }

    /// <summary>Whether a run of a text is one of the platform's primitive types, letter by letter.</summary>
    public static bool IsPrimitive(string text, int start, int length) =>
        Array.Exists(s_primitives, p => p.Length == length && string.CompareOrdinal(text, start, p, 0, length) == 0);

    private static TypeSpelling? ReadType(string text, ref int position, int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        var start = position;
        var word = ReadWord(text, ref position);
        var arguments = new List<TypeSpelling>();
        if (position < text.Length && text[position] == '<')
        {
            do
            {
                position++;
                if (ReadType(text, ref position, depth + 1) is not { } argument)
                {
                    return null;
                }

                arguments.Add(argument);
            }
            while (position < text.Length && text[position] == ',');

            if (position == text.Length || text[position] != '>')
            {
                return null;
            }

            position++;
        }

        var type = Compose(word, text.Substring(start, position - start), arguments);
        for (var lists = depth; type is not null && string.CompareOrdinal(text, position, "[]", 0, 2) == 0; lists++)
        {
            if (lists > Deepest)
            {
                return null;
            }

            position += 2;
            type = new TypeSpelling(TypeKind.List, text.Substring(start, position - start), type);
        }

        return type;
    }

    private static TypeSpelling? Compose(string word, string whole, List<TypeSpelling> arguments)
    {
        var isWord = s_kinds.TryGetValue(word, out var kind);
        return (kind, arguments.Count) switch
        {
            (TypeKind.List, 1) when isWord => new TypeSpelling(TypeKind.List, whole, arguments[0]),
            (TypeKind.Map or TypeKind.Object, 1 or 2) when isWord => new TypeSpelling(TypeKind.Map, whole, arguments[arguments.Count - 1]),
            (_, 0) when isWord => new TypeSpelling(kind, whole),
            (_, 0) => new TypeSpelling(IsName(word) ? TypeKind.Named : TypeKind.Unreadable, whole),
            _ => null,
        };
    }

    private static bool IsName(string word) => word.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-');

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

    private static string Squeeze(string text) =>
        text.Any(IsNoPart) ? string.Concat(text.Where(c => !IsNoPart(c))) : text;

    private static bool IsNoPart(char c) => char.IsWhiteSpace(c) || c is '\\' or '`';

    private static Dictionary<string, TypeKind> Kinds(params (TypeKind Kind, string[] Words)[] kinds) => kinds
        .SelectMany(k => k.Words, (k, word) => (k.Kind, Word: word))
        .ToDictionary(k => k.Word, k => k.Kind, StringComparer.OrdinalIgnoreCase);
}
