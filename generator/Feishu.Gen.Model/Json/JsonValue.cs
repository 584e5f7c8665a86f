namespace Feishu.Gen.Json;

/// <summary>
/// A JSON value as an example on a page shows it. Immutable and equatable; members keep the order of the text. Values that
/// <see cref="LenientJson"/> reads are at most <see cref="LenientJson.MaxDepth"/> deep, so that walking them needs little stack.
/// </summary>
public abstract record JsonValue
{
    private JsonValue()
    {
    }

    /// <summary>An object.</summary>
    /// <param name="Members">Its members in the order of the text; a name occurs once, with the value that came last.</param>
    public sealed record Object(EquatableArray<JsonMember> Members) : JsonValue
    {
        /// <summary>The value of a member, or null where the object has none of that name.</summary>
        public JsonValue? Find(string name)
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    /// <summary>An array.</summary>
    /// <param name="Items">Its items.</param>
    public sealed record Array(EquatableArray<JsonValue> Items) : JsonValue;

    /// <summary>A string.</summary>
    /// <param name="Value">Its text, escapes undone.</param>
    public sealed record String(string Value) : JsonValue;

    /// <summary>A number.</summary>
    /// <param name="Literal">The number as the text writes it, so that nothing is lost: <c>1e3</c>, <c>7109536598290137108</c>.</param>
    public sealed record Number(string Literal) : JsonValue
    {
        /// <summary>Whether it is written without fraction and exponent.</summary>
        public bool IsInteger => Literal.IndexOfAny(['.', 'e', 'E']) < 0;
    }

    /// <summary>True or false.</summary>
    /// <param name="Value">Which of the two.</param>
    public sealed record Boolean(bool Value) : JsonValue;

    /// <summary>The literal <c>null</c>.</summary>
    public sealed record Null : JsonValue;
}

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name, escapes undone.</param>
/// <param name="Value">Its value.</param>
public sealed record JsonMember(string Name, JsonValue Value);
