using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Feishu.Runtime.Tests;

/// <summary>What a value of JSON should be, and what a model should make of one: an account of its own, to which the reader and writer are held.</summary>
internal abstract record JsonShape
{
    public static readonly JsonShape Text = new Scalar(node => node.GetValueKind() switch
    {
        JsonValueKind.String => node.DeepClone(),
        JsonValueKind.Number => JsonValue.Create(node.ToJsonString()),
        _ => null,
    });

    public static readonly JsonShape Whole = new Scalar(node => node.GetValueKind() switch
    {
        JsonValueKind.Number => WholeOf(node.ToJsonString()) is { } number ? JsonValue.Create(number) : null,
        JsonValueKind.String => long.TryParse((string)node!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        _ => null,
    });

    public static readonly JsonShape Number = new Scalar(node => node.GetValueKind() switch
    {
        JsonValueKind.Number or JsonValueKind.String => double.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))
            : null,
        _ => null,
    });

    public static readonly JsonShape Flag = new Scalar(node => node.ToJsonString() switch
    {
        "true" or "\"true\"" => JsonValue.Create(true),
        "false" or "\"false\"" => JsonValue.Create(false),
        _ => null,
    });

    public static readonly JsonShape Any = new Free();

    public static readonly JsonShape Address = new Model(new()
    {
        ["city"] = Text, ["zip"] = Whole, ["share"] = Number, ["main"] = Flag, ["kind"] = Text, ["any"] = Any,
    })
    {
        // A required member that is a number or a flag cannot be absent: a model that did not read one writes its default.
        Defaults = new() { ["zip"] = 0, ["share"] = 0, ["main"] = false },
    };

    /// <summary>The shape of <see cref="Tests.Person"/>.</summary>
    public static readonly Model Person = MakePerson();

    private static readonly string[] s_odd =
    [
        "null", "true", "false", "0", "-7", "1.5", "1.0", "1e3", "-25e-1", "9223372036854775807", "9223372036854775808", "1e400", "\"\"", "\"7\"", "\"1.5\"", "\"x\"", "\"ä\\n😀\"", "\"true\"",
        "{}", "[]", "[null]", "[[],1]", "{\"a\":null}", "{\"name\":\"n\",\"tags\":[1]}",
    ];

    /// <summary>Values that are mostly of the shape.</summary>
    public Gen<JsonNode?> Values(int depth) => Gen.Frequency((5, Fitting(depth)), (1, Gen.Elements(s_odd).Select(text => JsonNode.Parse(text))));

    /// <summary>What becomes of a value.</summary>
    /// <param name="node">The value, which is not null.</param>
    /// <returns>null where it cannot be read.</returns>
    public abstract Outcome? Take(JsonNode node);

    /// <summary>The value of a number that is whole and of 64 bits, or null.</summary>
    internal static long? WholeOf(string number)
    {
        // An exponent this large leaves nothing but zero among the numbers of 64 bits.
        const int Enough = 1000;
        var parts = number.Split('e', 'E');
        var exponent = parts.Length > 1 ? (int)BigInteger.Max(BigInteger.Min(BigInteger.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), Enough), -Enough) : 0;
        var fraction = parts[0].IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? parts[0].Length - point - 1 : 0;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var scale = BigInteger.Pow(10, Math.Abs(exponent - fraction));
        var (value, rest) = exponent >= fraction ? (digits * scale, 0) : (BigInteger.DivRem(digits, scale, out var remainder), remainder);
        return rest == 0 && value >= long.MinValue && value <= long.MaxValue ? (long)value : null;
    }

    protected abstract Gen<JsonNode?> Fitting(int depth);

    private static Model MakePerson()
    {
        var members = new Dictionary<string, JsonShape>
        {
            ["name"] = Text, ["age"] = Whole, ["height"] = Number, ["active"] = Flag, ["status"] = Text, ["extra"] = Any, ["address"] = Address,
            ["tags"] = new Items(Text), ["scores"] = new Items(Whole), ["weights"] = new Items(Number), ["flags"] = new Items(Flag), ["blobs"] = new Items(Any),
            ["roles"] = new Items(Text), ["matrix"] = new Items(new Items(Whole)), ["labels"] = new Map(Address), ["password"] = Text,
        };
        var person = new Model(members);
        members["friends"] = new Items(person);
        return person;
    }

    /// <summary>What becomes of a value that can be read.</summary>
    /// <param name="Written">What is written again.</param>
    /// <param name="Read">What properties, lists and maps hold of it.</param>
    internal sealed record Outcome(JsonNode Written, JsonNode Read);

    /// <summary>A model with members.</summary>
    internal sealed record Model(Dictionary<string, JsonShape> Members) : JsonShape
    {
        public Dictionary<string, JsonNode> Defaults { get; init; } = [];

        public override Outcome? Take(JsonNode node)
        {
            if (node is not JsonObject json)
            {
                return null;
            }

            JsonObject written = [], read = [];
            foreach (var (name, value) in json)
            {
                var outcome = value is not null && Members.TryGetValue(name, out var shape) ? shape.Take(value) : null;
                written[name] = outcome is null ? value?.DeepClone() : outcome.Written;
                if (outcome is not null)
                {
                    read[name] = outcome.Read;
                }
            }

            foreach (var (name, value) in Defaults)
            {
                written[name] = json.ContainsKey(name) ? written[name]?.DeepClone() : value.DeepClone();
                read[name] = read.ContainsKey(name) ? read[name]!.DeepClone() : value.DeepClone();
            }

            return new Outcome(written, read);
        }

        protected override Gen<JsonNode?> Fitting(int depth)
            => from names in Gen.SubListOf(Members.Keys.Append("other"))
               from values in Gen.CollectToArray(names.Take(depth > 0 ? 8 : 2).Where(name => depth > 0 || name != "friends"), name => Members.GetValueOrDefault(name, Any).Values(depth - 1).Select(value => (name, value)))
               select (JsonNode?)new JsonObject(values.Select(value => KeyValuePair.Create(value.name, value.value?.DeepClone())));
    }

    private sealed record Scalar(Func<JsonNode, JsonNode?> Convert) : JsonShape
    {
        public override Outcome? Take(JsonNode node) => Convert(node) is { } value ? new Outcome(value, value.DeepClone()) : null;

        protected override Gen<JsonNode?> Fitting(int depth)
            => Gen.Elements(s_odd).Select(text => JsonNode.Parse(text)).Where(node => node is not null && Convert(node) is not null);
    }

    private sealed record Free : JsonShape
    {
        public override Outcome? Take(JsonNode node) => new(node.DeepClone(), node.DeepClone());

        protected override Gen<JsonNode?> Fitting(int depth) => Gen.Elements(s_odd).Select(text => JsonNode.Parse(text));
    }

    private sealed record Items(JsonShape Item) : JsonShape
    {
        public override Outcome? Take(JsonNode node)
        {
            if (node is not JsonArray list)
            {
                return null;
            }

            JsonArray written = [], read = [];
            foreach (var item in list)
            {
                // Any JSON is also null.
                var isRead = item is null && Item is Free;
                var outcome = item is null ? null : Item.Take(item);
                written.Add(outcome is null ? item?.DeepClone() : outcome.Written);
                if (isRead || outcome is not null)
                {
                    read.Add(outcome?.Read);
                }
            }

            return new Outcome(written, read);
        }

        protected override Gen<JsonNode?> Fitting(int depth)
            => from count in Gen.Choose(0, 5)
               from items in Gen.ArrayOf(Item.Values(depth - 1), count)
               select (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]);
    }

    private sealed record Map(JsonShape Item) : JsonShape
    {
        public override Outcome? Take(JsonNode node)
        {
            if (node is not JsonObject map)
            {
                return null;
            }

            JsonObject written = [], read = [];
            foreach (var (key, value) in map)
            {
                var outcome = value is null ? null : Item.Take(value);
                written[key] = outcome is null ? value?.DeepClone() : outcome.Written;
                if (outcome is not null)
                {
                    read[key] = outcome.Read;
                }
            }

            return new Outcome(written, read);
        }

        protected override Gen<JsonNode?> Fitting(int depth)
            => from count in Gen.Choose(0, 4)
               from items in Gen.ArrayOf(Item.Values(depth - 1), count)
               select (JsonNode?)new JsonObject(items.Select((item, i) => KeyValuePair.Create($"k{i}", item?.DeepClone())));
    }
}
