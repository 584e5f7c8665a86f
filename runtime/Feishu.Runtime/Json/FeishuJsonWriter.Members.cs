using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Feishu.Runtime;

/// <content>A member with its name, left out where it is null.</content>
public sealed partial class FeishuJsonWriter
{
    private FeishuJsonNames? _names;

    /// <summary>Says which names the members have that are written next.</summary>
    /// <param name="names">The names of the model's members.</param>
    public void Begin(FeishuJsonNames names) => _names = names;

    /// <summary>Writes a member that is a string.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, string? value)
    {
        if (value is not null && Begin(member))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes a member that is a whole number.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, long? value)
    {
        if (value is { } given && Begin(member))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a required member that is a whole number. What the model keeps aside for it counts more than a value that was never set.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value.</param>
    public void Write(int member, long value)
    {
        if (Begin(member, isUnset: value == 0))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes a member that is a number.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public void Write(int member, double? value)
    {
        if (value is { } given && Begin(member))
        {
            WriteFinite(member, given);
        }
    }

    /// <summary>Writes a required member that is a number. What the model keeps aside for it counts more than a value that was never set.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public void Write(int member, double value)
    {
        if (Begin(member, isUnset: value == 0))
        {
            WriteFinite(member, value);
        }
    }

    /// <summary>Writes a member that is true or false.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, bool? value)
    {
        if (value is { } given && Begin(member))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a required member that is true or false. What the model keeps aside for it counts more than a value that was never set.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value.</param>
    public void Write(int member, bool value)
    {
        if (Begin(member, isUnset: !value))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes a member that is any JSON value.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null or <c>default</c> to leave the member out.</param>
    public void Write(int member, FeishuJson? value)
    {
        if (value is { IsUndefined: false } given && Begin(member))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a member that is an object of its own type.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, FeishuModel? value)
    {
        if (value is { } given && Begin(member))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write<T>(int member, T? value)
        where T : struct, IFeishuValue<T> => Write(member, value?.Value);

    /// <summary>Writes a required member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value.</param>
    public void Write<T>(int member, T value)
        where T : struct, IFeishuValue<T> => Write(member, value.Value);

    /// <summary>Writes a member that is a list of strings.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, IReadOnlyList<string>? value) => Write<string, StringCodec>(member, value);

    /// <summary>Writes a member that is a list of whole numbers.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, IReadOnlyList<long>? value) => Write<long, Int64Codec>(member, value);

    /// <summary>Writes a member that is a list of numbers.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, IReadOnlyList<double>? value) => Write<double, DoubleCodec>(member, value);

    /// <summary>Writes a member that is a list of true and false.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, IReadOnlyList<bool>? value) => Write<bool, BooleanCodec>(member, value);

    /// <summary>Writes a member that is a list of any JSON values.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, IReadOnlyList<FeishuJson>? value) => Write<FeishuJson, JsonCodec>(member, value);

    /// <summary>Writes a member that is a list of objects of their own types.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(int member, IReadOnlyList<FeishuModel>? value) => Write<FeishuModel, AnyModelCodec>(member, value);

    /// <summary>Writes a member that is a list of strings out of a set.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write<T>(int member, IReadOnlyList<T>? value)
        where T : struct, IFeishuValue<T> => Write<T, ValueCodec<T>>(member, value);

    /// <summary>Writes a member that is a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TCodec">How to write an item.</typeparam>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write<T, TCodec>(int member, IReadOnlyList<T>? value)
        where TCodec : IFeishuCodec<T>
    {
        if (value is not null && Begin(member))
        {
            WriteValue<T, TCodec>(value);
        }
    }

    /// <summary>Writes a member that is an object with keys of anybody's choice.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <typeparam name="TCodec">How to write a value.</typeparam>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write<T, TCodec>(int member, IReadOnlyDictionary<string, T>? value)
        where TCodec : IFeishuCodec<T>
    {
        if (value is not null && Begin(member))
        {
            WriteValue<T, TCodec>(value);
        }
    }

    private void WriteFinite(int member, double value)
    {
        if (!double.IsFinite(value))
        {
            ThrowNotFinite($" (member {Encoding.UTF8.GetString(_names![member])})", value);
        }

        WriteValue(value);
    }

    /// <summary>Writing needs no more of a model than that it is one, and a list of any models is a list of models.</summary>
    private readonly struct AnyModelCodec : IFeishuCodec<FeishuModel>
    {
        public static bool TryRead(ref FeishuJsonReader json, [MaybeNullWhen(false)] out FeishuModel value) => throw new NotSupportedException();

        public static void Write(FeishuJsonWriter json, FeishuModel value) => json.WriteValue(value);
    }
}
