namespace Feishu.Gen.Json;

/// <summary>Kinds of JSON value.</summary>
[Flags]
public enum JsonKinds
{
    /// <summary>None was seen, or only <c>null</c>.</summary>
    None = 0,

    /// <summary>An object.</summary>
    Object = 1,

    /// <summary>An array.</summary>
    Array = 2,

    /// <summary>A string.</summary>
    String = 4,

    /// <summary>A number without fraction and exponent.</summary>
    Integer = 8,

    /// <summary>Any other number.</summary>
    Fraction = 16,

    /// <summary>True or false.</summary>
    Boolean = 32,
}

/// <summary>
/// What one or several examples of a value have in common: the kinds that occur, the members of all its objects together,
/// and the items of all its arrays merged into one shape, however deep arrays stand in arrays.
/// </summary>
public sealed class JsonShape
{
    /// <summary>More samples than these say nothing new.</summary>
    private const int MaxSamples = 16;

    private readonly List<string> _names = [];
    private readonly List<JsonShape> _members = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly HashSet<string> _samples = new(StringComparer.Ordinal);

    private JsonShape()
    {
    }

    /// <summary>The kinds that occur; <c>null</c> is none.</summary>
    public JsonKinds Kinds { get; private set; }

    /// <summary>The names of the members, in the order in which they were first seen.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>The names of all members, however deep.</summary>
    public IEnumerable<string> AllNames()
    {
        var open = new Stack<JsonShape>();
        open.Push(this);
        while (open.Count > 0)
        {
            var shape = open.Pop();
            foreach (var name in shape._names)
            {
                yield return name;
            }

            shape._members.ForEach(open.Push);
            if (shape.Items is { } items)
            {
                open.Push(items);
            }
        }
    }

    /// <summary>Whether the members stand in the order of the alphabet, so that their order says nothing.</summary>
    public bool IsAlphabetical { get; private set; } = true;

    /// <summary>The merged items of the arrays, or null where there is no array or none has an item.</summary>
    public JsonShape? Items { get; private set; }

    /// <summary>The objects themselves, or those in the arrays, or null where there are none.</summary>
    public JsonShape? Objects => (Kinds & JsonKinds.Object) != 0 ? this : Items?.Objects;

    /// <summary>The shape of one value.</summary>
    public static JsonShape Of(JsonValue value) => Merge([value]);

    /// <summary>The shape that several values share.</summary>
    public static JsonShape Merge(IEnumerable<JsonValue> values)
    {
        var shape = new JsonShape();
        foreach (var value in values)
        {
            shape.Add(value);
        }

        return shape;
    }

    /// <summary>The shape of a member, or null where no object has it.</summary>
    public JsonShape? Find(string name) => IndexOf(name) is >= 0 and var place ? _members[place] : null;

    /// <summary>The place of a member in <see cref="Names"/>, or -1.</summary>
    public int IndexOf(string name) => _places.TryGetValue(name, out var place) ? place : -1;

    /// <summary>Whether a scalar of this text (a string without its quotes) was seen, directly or as an item.</summary>
    public bool HasSample(string text) => _samples.Contains(text) || (Items?.HasSample(text) ?? false);

    private void Add(JsonValue value)
    {
        switch (value)
        {
            case JsonValue.Object o:
                Kinds |= JsonKinds.Object;
                foreach (var member in o.Members)
                {
                    MemberOf(member.Name).Add(member.Value);
                }

                break;
            case JsonValue.Array a:
                Kinds |= JsonKinds.Array;
                foreach (var item in a.Items)
                {
                    (Items ??= new JsonShape()).Add(item);
                }

                break;
            case JsonValue.String s:
                AddScalar(JsonKinds.String, s.Value);
                break;
            case JsonValue.Number n:
                AddScalar(n.IsInteger ? JsonKinds.Integer : JsonKinds.Fraction, n.Literal);
                break;
            case JsonValue.Boolean b:
                AddScalar(JsonKinds.Boolean, b.Value ? "true" : "false");
                break;
        }
    }

    private void AddScalar(JsonKinds kind, string text)
    {
        Kinds |= kind;
        if (_samples.Count < MaxSamples)
        {
            _samples.Add(text);
        }
    }

    private JsonShape MemberOf(string name)
    {
        if (Find(name) is { } known)
        {
            return known;
        }

        IsAlphabetical = IsAlphabetical && (_names.Count == 0 || string.CompareOrdinal(_names[_names.Count - 1], name) <= 0);
        var member = new JsonShape();
        _places.Add(name, _members.Count);
        _names.Add(name);
        _members.Add(member);
        return member;
    }
}
