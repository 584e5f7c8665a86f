namespace Feishu.Runtime;

/// <content>The value of a member, or null where it had another shape and was kept aside.</content>
public ref partial struct FeishuJsonReader
{
    /// <summary>Reads a member that is a string.</summary>
    /// <returns>The string, or null where the value was kept aside.</returns>
    public string? ReadString()
    {
        if (TryReadString(out var value))
        {
            return value;
        }

        KeepAside();
        return null;
    }

    /// <summary>Reads a member that is a whole number.</summary>
    /// <returns>The number, or null where the value was kept aside.</returns>
    public long? ReadInt64()
    {
        if (TryReadInt64(out var value))
        {
            return value;
        }

        KeepAside();
        return null;
    }

    /// <summary>Reads a member that is a number.</summary>
    /// <returns>The number, or null where the value was kept aside.</returns>
    public double? ReadDouble()
    {
        if (TryReadDouble(out var value))
        {
            return value;
        }

        KeepAside();
        return null;
    }

    /// <summary>Reads a member that is true or false.</summary>
    /// <returns>The value, or null where the value was kept aside.</returns>
    public bool? ReadBoolean()
    {
        if (TryReadBoolean(out var value))
        {
            return value;
        }

        KeepAside();
        return null;
    }

    /// <summary>Reads a member that is any JSON value.</summary>
    /// <returns>The value.</returns>
    public FeishuJson? ReadJson()
    {
        TryReadJson(out var value);
        return value;
    }

    /// <summary>Reads a member that is an object of its own type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The object, or null where the value was kept aside.</returns>
    public T? ReadModel<T>()
        where T : FeishuModel, IFeishuModel<T>
    {
        if (TryReadModel<T>(out var value))
        {
            return value;
        }

        KeepAside();
        return null;
    }

    /// <summary>Reads a member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <returns>The value, or null where the value was kept aside.</returns>
    public T? ReadValue<T>()
        where T : struct, IFeishuValue<T>
    {
        if (TryReadString(out var value))
        {
            return T.From(value);
        }

        KeepAside();
        return null;
    }

    /// <summary>Reads a member that is a list of strings.</summary>
    /// <returns>The list, or null where the value was kept aside.</returns>
    public IReadOnlyList<string>? ReadStringList() => ReadList<string, StringCodec>();

    /// <summary>Reads a member that is a list of whole numbers.</summary>
    /// <returns>The list, or null where the value was kept aside.</returns>
    public IReadOnlyList<long>? ReadInt64List() => ReadList<long, Int64Codec>();

    /// <summary>Reads a member that is a list of numbers.</summary>
    /// <returns>The list, or null where the value was kept aside.</returns>
    public IReadOnlyList<double>? ReadDoubleList() => ReadList<double, DoubleCodec>();

    /// <summary>Reads a member that is a list of true and false.</summary>
    /// <returns>The list, or null where the value was kept aside.</returns>
    public IReadOnlyList<bool>? ReadBooleanList() => ReadList<bool, BooleanCodec>();

    /// <summary>Reads a member that is a list of any JSON values.</summary>
    /// <returns>The list, or null where the value was kept aside.</returns>
    public IReadOnlyList<FeishuJson>? ReadJsonList() => ReadList<FeishuJson, JsonCodec>();

    /// <summary>Reads a member that is a list of objects.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <returns>The list, or null where the value was kept aside.</returns>
    public IReadOnlyList<T>? ReadModelList<T>()
        where T : FeishuModel, IFeishuModel<T> => ReadList<T, ModelCodec<T>>();

    /// <summary>Reads a member that is a list of strings out of a set.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <returns>The list, or null where the value was kept aside.</returns>
    public IReadOnlyList<T>? ReadValueList<T>()
        where T : struct, IFeishuValue<T> => ReadList<T, ValueCodec<T>>();

    /// <summary>Reads a member that is a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TCodec">How to read an item.</typeparam>
    /// <returns>The list, or null where the value, or one item of it, had another shape; then all of it was kept aside.</returns>
    public IReadOnlyList<T>? ReadList<T, TCodec>()
        where TCodec : IFeishuCodec<T>
    {
        if (TryReadList<T, TCodec>(out var value))
        {
            return value;
        }

        KeepAside();
        return null;
    }

    /// <summary>Reads a member that is an object with keys of anybody's choice.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <typeparam name="TCodec">How to read a value.</typeparam>
    /// <returns>The map, or null where the value, or one value in it, had another shape; then all of it was kept aside.</returns>
    public IReadOnlyDictionary<string, T>? ReadMap<T, TCodec>()
        where TCodec : IFeishuCodec<T>
    {
        if (TryReadMap<T, TCodec>(out var value))
        {
            return value;
        }

        KeepAside();
        return null;
    }
}
