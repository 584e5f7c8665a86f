using Feishu.Runtime.Http.Readings;

namespace Feishu.Runtime.CompilerServices;

/// <content>
/// A member: written, or read where it is the one whose value comes next. Reading leaves null, or the default of a required one, where the value had another shape and was kept aside.
/// </content>
public ref partial struct FeishuJsonMapper
{
    /// <summary>A member that is a string.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Text(string name, ref string? value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            Took(TryReadString(out value));
        }
    }

    /// <summary>A member that is a whole number.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Integer(string name, ref long? value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadInt64(out var given)) ? given : null;
        }
    }

    /// <summary>A required member that is a whole number.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Integer(string name, ref long value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadInt64(out var given)) ? given : default;
        }
    }

    /// <summary>A member that is a number.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Number(string name, ref double? value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadDouble(out var given)) ? given : null;
        }
    }

    /// <summary>A required member that is a number.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Number(string name, ref double value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadDouble(out var given)) ? given : default;
        }
    }

    /// <summary>A member that is true or false.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Boolean(string name, ref bool? value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadBoolean(out var given)) ? given : null;
        }
    }

    /// <summary>A required member that is true or false.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Boolean(string name, ref bool value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadBoolean(out var given)) ? given : default;
        }
    }

    /// <summary>A member that is any JSON value.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Any(string name, ref FeishuJson? value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadJsonButNull(out var given)) ? given : (FeishuJson?)null;
        }
    }

    /// <summary>A required member that is any JSON value.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Any(string name, ref FeishuJson value)
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            Took(TryReadJsonButNull(out value));
        }
    }

    /// <summary>A member that is an object of its own type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Model<T>(string name, ref T? value)
        where T : FeishuModel, IFeishuModel<T>
    {
        if (_writer is { } writer)
        {
            if (value is not null && writer.Begin(_current.Passed))
            {
                WriteModel(writer, value);
            }

            _current.Passed++;
        }
        else if (IsWanted(name))
        {
            Took(TryReadModel(out value));
        }
    }

    /// <summary>A member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Value<T>(string name, ref T? value)
        where T : struct, IFeishuValue<T>
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadString(out var given)) ? new T { Value = given! } : null;
        }
    }

    /// <summary>A required member that is one of a set of strings.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Value<T>(string name, ref T value)
        where T : struct, IFeishuValue<T>
    {
        if (_writer is { } writer)
        {
            writer.Write(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            value = Took(TryReadString(out var given)) ? new T { Value = given! } : default;
        }
    }

    /// <summary>A member that is a list of strings.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void TextList(string name, ref IReadOnlyList<string>? value) => List<string, StringCodec>(name, ref value);

    /// <summary>A member that is a list of whole numbers.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void IntegerList(string name, ref IReadOnlyList<long>? value) => List<long, Int64Codec>(name, ref value);

    /// <summary>A member that is a list of numbers.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void NumberList(string name, ref IReadOnlyList<double>? value) => List<double, DoubleCodec>(name, ref value);

    /// <summary>A member that is a list of true and false.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void BooleanList(string name, ref IReadOnlyList<bool>? value) => List<bool, BooleanCodec>(name, ref value);

    /// <summary>A member that is a list of any JSON values.</summary>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void AnyList(string name, ref IReadOnlyList<FeishuJson>? value) => List<FeishuJson, JsonCodec>(name, ref value);

    /// <summary>A member that is a list of objects.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void ModelList<T>(string name, ref IReadOnlyList<T>? value)
        where T : FeishuModel, IFeishuModel<T>
    {
        if (_writer is { } writer)
        {
            if (value is not null && writer.Begin(_current.Passed))
            {
                WriteModels(writer, value);
            }

            _current.Passed++;
        }
        else if (IsWanted(name))
        {
            Took(TryReadList<T, ModelCodec<T>>(out value));
        }
    }

    /// <summary>A member that is a list of strings out of a set.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void ValueList<T>(string name, ref IReadOnlyList<T>? value)
        where T : struct, IFeishuValue<T> => List<T, ValueCodec<T>>(name, ref value);

    /// <summary>A member that is a list. Items of another shape are kept aside in the list, and are written back where they stood.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <typeparam name="TCodec">How to read and write one.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void List<T, TCodec>(string name, ref IReadOnlyList<T>? value)
        where TCodec : IFeishuCodec<T>
    {
        if (_writer is { } writer)
        {
            writer.Write<T, TCodec>(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            Took(TryReadList<T, TCodec>(out value));
        }
    }

    /// <summary>A member that is an object with keys of anybody's choice. Values of another shape are kept aside in the map, and are written back.</summary>
    /// <typeparam name="T">The values.</typeparam>
    /// <typeparam name="TCodec">How to read and write one.</typeparam>
    /// <param name="name">The name in JSON.</param>
    /// <param name="value">Where the model holds the value.</param>
    public void Map<T, TCodec>(string name, ref IReadOnlyDictionary<string, T>? value)
        where TCodec : IFeishuCodec<T>
    {
        if (_writer is { } writer)
        {
            writer.Write<T, TCodec>(_current.Passed++, value);
        }
        else if (IsWanted(name))
        {
            Took(TryReadMap<T, TCodec>(out value));
        }
    }

    /// <summary>Whether the reader stands at the value of the member that the model has come to.</summary>
    private bool IsWanted(string name)
    {
        if (_current.Passed++ == _current.Wanted)
        {
            return true;
        }

        _collected?.Add(name);
        return false;
    }

    /// <summary>Goes on behind a value, which is kept aside where it could not be read.</summary>
    /// <returns>Whether it was read.</returns>
    private bool Took(bool isRead)
    {
        if (!isRead)
        {
            KeepAside();
        }

        FindWanted();
        return isRead;
    }
}
