using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Feishu.Runtime;

/// <content>A member with its name, left out where it is null.</content>
public sealed partial class FeishuJsonWriter
{
    /// <summary>Writes a member that is a string.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null && Begin(name))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes a member that is a whole number.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } given && Begin(name))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a required member that is a whole number. What the model keeps aside for it counts more than a value that was never set.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, long value)
    {
        if (Begin(name, isUnset: value == 0))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes a member that is a number.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public void Write(ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } given && Begin(name))
        {
            WriteFinite(name, given);
        }
    }

    /// <summary>Writes a required member that is a number. What the model keeps aside for it counts more than a value that was never set.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public void Write(ReadOnlySpan<byte> name, double value)
    {
        if (Begin(name, isUnset: value == 0))
        {
            WriteFinite(name, value);
        }
    }

    /// <summary>Writes a member that is true or false.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } given && Begin(name))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a required member that is true or false. What the model keeps aside for it counts more than a value that was never set.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value.</param>
    public void Write(ReadOnlySpan<byte> name, bool value)
    {
        if (Begin(name, isUnset: !value))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes a member that is any JSON value.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null or <c>default</c> to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, FeishuJson? value)
    {
        if (value is { IsUndefined: false } given && Begin(name))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a member that is an object of its own type.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, FeishuModel? value)
    {
        if (value is { } given && Begin(name))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write<T>(ReadOnlySpan<byte> name, T? value)
        where T : struct, IFeishuValue<T> => Write(name, value?.Value);

    /// <summary>Writes a required member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value.</param>
    public void Write<T>(ReadOnlySpan<byte> name, T value)
        where T : struct, IFeishuValue<T> => Write(name, value.Value);

    /// <summary>Writes a member that is a list of strings.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<string>? value) => Write<string, StringCodec>(name, value);

    /// <summary>Writes a member that is a list of whole numbers.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<long>? value) => Write<long, Int64Codec>(name, value);

    /// <summary>Writes a member that is a list of numbers.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<double>? value) => Write<double, DoubleCodec>(name, value);

    /// <summary>Writes a member that is a list of true and false.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<bool>? value) => Write<bool, BooleanCodec>(name, value);

    /// <summary>Writes a member that is a list of any JSON values.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<FeishuJson>? value) => Write<FeishuJson, JsonCodec>(name, value);

    /// <summary>Writes a member that is a list of objects of their own types.</summary>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write(ReadOnlySpan<byte> name, IReadOnlyList<FeishuModel>? value) => Write<FeishuModel, AnyModelCodec>(name, value);

    /// <summary>Writes a member that is a list of strings out of a set.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
        where T : struct, IFeishuValue<T> => Write<T, ValueCodec<T>>(name, value);

    /// <summary>Writes a member that is a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TCodec">How to write an item.</typeparam>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write<T, TCodec>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
        where TCodec : IFeishuCodec<T>
    {
        if (value is not null && Begin(name))
        {
            WriteValue<T, TCodec>(value);
        }
    }

    /// <summary>Writes a member that is an object with keys of anybody's choice.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <typeparam name="TCodec">How to write a value.</typeparam>
    /// <param name="name">The name in JSON, as UTF-8.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    public void Write<T, TCodec>(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, T>? value)
        where TCodec : IFeishuCodec<T>
    {
        if (value is not null && Begin(name))
        {
            WriteValue<T, TCodec>(value);
        }
    }

    private void WriteFinite(ReadOnlySpan<byte> name, double value)
    {
        if (!double.IsFinite(value))
        {
            ThrowNotFinite($" (member {Encoding.UTF8.GetString(name)})", value);
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
