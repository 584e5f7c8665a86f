using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Feishu.Runtime.CompilerServices;

/// <summary>Strings.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : IFeishuCodec<string>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<string>.TryRead(ref FeishuJsonMapper json, [MaybeNullWhen(false)] out string value) => json.TryReadString(out value);

    /// <inheritdoc/>
    static void IFeishuCodec<string>.Write(FeishuJsonWriter json, string value) => json.WriteValue(value);
}

/// <summary>Whole numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : IFeishuCodec<long>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<long>.TryRead(ref FeishuJsonMapper json, out long value) => json.TryReadInt64(out value);

    /// <inheritdoc/>
    static void IFeishuCodec<long>.Write(FeishuJsonWriter json, long value) => json.WriteValue(value);
}

/// <summary>Numbers.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : IFeishuCodec<double>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<double>.TryRead(ref FeishuJsonMapper json, out double value) => json.TryReadDouble(out value);

    /// <inheritdoc/>
    static void IFeishuCodec<double>.Write(FeishuJsonWriter json, double value) => json.WriteValue(value);
}

/// <summary>True and false.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanCodec : IFeishuCodec<bool>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<bool>.TryRead(ref FeishuJsonMapper json, out bool value) => json.TryReadBoolean(out value);

    /// <inheritdoc/>
    static void IFeishuCodec<bool>.Write(FeishuJsonWriter json, bool value) => json.WriteValue(value);
}

/// <summary>Any JSON values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct JsonCodec : IFeishuCodec<FeishuJson>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<FeishuJson>.TryRead(ref FeishuJsonMapper json, out FeishuJson value) => json.TryReadJson(out value);

    /// <inheritdoc/>
    static void IFeishuCodec<FeishuJson>.Write(FeishuJsonWriter json, FeishuJson value) => json.WriteValue(value);
}

/// <summary>Objects of their own type.</summary>
/// <typeparam name="T">The type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ModelCodec<T> : IFeishuCodec<T>
    where T : FeishuModel, IFeishuModel<T>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<T>.TryRead(ref FeishuJsonMapper json, [MaybeNullWhen(false)] out T value) => json.TryReadModel(out value);

    /// <inheritdoc/>
    static void IFeishuCodec<T>.Write(FeishuJsonWriter json, T value) => json.WriteValue(value);
}

/// <summary>Strings out of a set.</summary>
/// <typeparam name="T">The set.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ValueCodec<T> : IFeishuCodec<T>
    where T : struct, IFeishuValue<T>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<T>.TryRead(ref FeishuJsonMapper json, out T value)
    {
        var isString = json.TryReadString(out var text);
        value = isString ? new T { Value = text! } : default;
        return isString;
    }

    /// <inheritdoc/>
    static void IFeishuCodec<T>.Write(FeishuJsonWriter json, T value) => json.WriteSetValue(value);
}

/// <summary>Lists.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <typeparam name="TCodec">How to read and write an item.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListCodec<T, TCodec> : IFeishuCodec<IReadOnlyList<T>>
    where TCodec : IFeishuCodec<T>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<IReadOnlyList<T>>.TryRead(ref FeishuJsonMapper json, [MaybeNullWhen(false)] out IReadOnlyList<T> value) => json.TryReadList<T, TCodec>(out value);

    /// <inheritdoc/>
    static void IFeishuCodec<IReadOnlyList<T>>.Write(FeishuJsonWriter json, IReadOnlyList<T> value) => json.WriteValue<T, TCodec>(value);
}

/// <summary>Objects with keys of anybody's choice.</summary>
/// <typeparam name="T">The values.</typeparam>
/// <typeparam name="TCodec">How to read and write a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapCodec<T, TCodec> : IFeishuCodec<IReadOnlyDictionary<string, T>>
    where TCodec : IFeishuCodec<T>
{
    /// <inheritdoc/>
    static bool IFeishuCodec<IReadOnlyDictionary<string, T>>.TryRead(ref FeishuJsonMapper json, [MaybeNullWhen(false)] out IReadOnlyDictionary<string, T> value)
        => json.TryReadMap<T, TCodec>(out value);

    /// <inheritdoc/>
    static void IFeishuCodec<IReadOnlyDictionary<string, T>>.Write(FeishuJsonWriter json, IReadOnlyDictionary<string, T> value) => json.WriteValue<T, TCodec>(value);
}
