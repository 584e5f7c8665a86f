using System.Diagnostics.CodeAnalysis;
using System.Text;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Json;

namespace Feishu.Runtime;

/// <content>A member with its name, left out where it is null.</content>
public sealed partial class FeishuJsonWriter
{
    private FeishuJsonNames? _names;

    /// <summary>Writes a member that is a string.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    internal void Write(int member, string? value)
    {
        if (value is not null && Begin(member))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes a member that is a whole number.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    internal void Write(int member, long? value)
    {
        if (value is { } given && Begin(member))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a required member that is a whole number. What the model keeps aside for it counts more than a value that was never set.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value.</param>
    internal void Write(int member, long value)
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
    internal void Write(int member, double? value)
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
    internal void Write(int member, double value)
    {
        if (Begin(member, isUnset: value == 0))
        {
            WriteFinite(member, value);
        }
    }

    /// <summary>Writes a member that is true or false.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    internal void Write(int member, bool? value)
    {
        if (value is { } given && Begin(member))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a required member that is true or false. What the model keeps aside for it counts more than a value that was never set.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value.</param>
    internal void Write(int member, bool value)
    {
        if (Begin(member, isUnset: !value))
        {
            WriteValue(value);
        }
    }

    /// <summary>Writes a member that is any JSON value.</summary>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null or <c>default</c> to leave the member out.</param>
    internal void Write(int member, FeishuJson? value)
    {
        if (value is { IsUndefined: false } given && Begin(member))
        {
            WriteValue(given);
        }
    }

    /// <summary>Writes a member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    internal void Write<T>(int member, T? value)
        where T : struct, IFeishuValue<T>
    {
        if (value is { } given)
        {
            Write(member, given);
        }
    }

    /// <summary>Writes a required member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value.</param>
    internal void Write<T>(int member, T value)
        where T : struct, IFeishuValue<T>
    {
        var text = IFeishuValue<T>.GivenTextOf(value);
        if (text is null && RefusesDefaults && !Keeps(member))
        {
            ThrowDefault(member, typeof(T));
        }

        Write(member, text);
    }

    /// <summary>Writes a member that is a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TCodec">How to write an item.</typeparam>
    /// <param name="member">The index of its name.</param>
    /// <param name="value">The value, or null to leave the member out.</param>
    internal void Write<T, TCodec>(int member, IReadOnlyList<T>? value)
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
    internal void Write<T, TCodec>(int member, IReadOnlyDictionary<string, T>? value)
        where TCodec : IFeishuCodec<T>
    {
        if (value is not null && Begin(member))
        {
            WriteValue<T, TCodec>(value);
        }
    }

    /// <summary>Writes a value out of a set where it stands inside a list or map.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">It has no text, and is refused.</exception>
    internal void WriteSetValue<T>(T value)
        where T : struct, IFeishuValue<T>
    {
        var text = IFeishuValue<T>.GivenTextOf(value);
        if (text is null && RefusesDefaults)
        {
            ThrowDefault(_begun, typeof(T));
        }

        WriteValue(text);
    }

    /// <summary>Whether the model keeps something that is written for a member.</summary>
    private bool Keeps(int member) => _kept is { } kept && kept.Find(_names![member]) >= 0;

    [DoesNotReturn]
    private void ThrowDefault(int member, Type type)
    {
        var name = _names is null ? "A value" : "The member " + Encoding.UTF8.GetString(_names[member]);
        throw new ArgumentException($"{name} is or holds a {type.Name} without a value: it is the default of its type. Leave it out, or give it a value.");
    }

    private void WriteFinite(int member, double value)
    {
        if (!double.IsFinite(value))
        {
            ThrowNotFinite($" (member {Encoding.UTF8.GetString(_names![member])})", value);
        }

        WriteValue(value);
    }
}
