using System.Text.Json;

namespace Feishu.Runtime.CompilerServices;

/// <content>The query. Values are written alike in every culture, and those that are null are left out.</content>
public sealed partial class FeishuCall
{
    /// <summary>Adds query values.</summary>
    /// <param name="query">The values; null is left out.</param>
    public void AddQuery(FeishuQuery? query) => query?.Fill(this);

    /// <summary>Adds a query value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, which is escaped; null is left out.</param>
    public void AddQuery(string name, string? value)
    {
        if (value is not null)
        {
            _uri.AddQuery(name, value);
            HasIdempotencyKey |= value.Length > 0 && FeishuIdempotencyKey.Names.Contains(name);
        }
    }

    /// <summary>Adds a query value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value; null is left out.</param>
    public void AddQuery(string name, long? value)
    {
        if (value is { } given)
        {
            _uri.AddQuery(name, given);
        }
    }

    /// <summary>Adds a query value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value; null is left out.</param>
    /// <exception cref="ArgumentException">The value is not finite.</exception>
    public void AddQuery(string name, double? value)
    {
        if (value is { } given)
        {
            _uri.AddQuery(name, double.IsFinite(given) ? given : throw new ArgumentException("The value is not finite.", name));
        }
    }

    /// <summary>Adds a query value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, sent as <c>true</c> or <c>false</c>; null is left out.</param>
    public void AddQuery(string name, bool? value)
    {
        if (value is { } given)
        {
            _uri.AddQuery(name, given ? "true" : "false");
        }
    }

    /// <summary>Adds a query value.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, which is escaped; null is left out.</param>
    /// <exception cref="ArgumentException">A value is a <c>default</c>, which has no text.</exception>
    public void AddQuery<T>(string name, T? value)
        where T : struct, IFeishuValue<T> => AddQuery(name, value is { } given ? TextOf(name, given) : null);

    /// <summary>Adds a query value.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, which is escaped.</param>
    /// <exception cref="ArgumentException">A value is a <c>default</c>, which has no text.</exception>
    public void AddQuery<T>(string name, T value)
        where T : struct, IFeishuValue<T> => AddQuery(name, TextOf(name, value));

    /// <summary>Adds a query value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, which is escaped: a string as it is, everything else as JSON text; null and <c>default</c> are left out.</param>
    public void AddQuery(string name, FeishuJson? value) => AddQuery(name, TextOf(value));

    /// <summary>Adds a query value for each item.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The values, which are escaped; null is left out.</param>
    public void AddQuery(string name, IReadOnlyList<string>? values)
    {
        foreach (var value in values ?? [])
        {
            AddQuery(name, value);
        }
    }

    /// <summary>Adds a query value for each item.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The values; null is left out.</param>
    public void AddQuery(string name, IReadOnlyList<long>? values)
    {
        foreach (var value in values ?? [])
        {
            _uri.AddQuery(name, value);
        }
    }

    /// <summary>Adds a query value for each item.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The values; null is left out.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public void AddQuery(string name, IReadOnlyList<double>? values)
    {
        foreach (var value in values ?? [])
        {
            AddQuery(name, value);
        }
    }

    /// <summary>Adds a query value for each item.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The values, sent as <c>true</c> or <c>false</c>; null is left out.</param>
    public void AddQuery(string name, IReadOnlyList<bool>? values)
    {
        foreach (var value in values ?? [])
        {
            AddQuery(name, value);
        }
    }

    /// <summary>Adds a query value for each item.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The values, which are escaped: strings as they are, everything else as JSON text; null is left out.</param>
    public void AddQuery(string name, IReadOnlyList<FeishuJson>? values)
    {
        foreach (var value in values ?? [])
        {
            AddQuery(name, value);
        }
    }

    /// <summary>Adds a query value for each item.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">Their name.</param>
    /// <param name="values">The values, which are escaped; null is left out.</param>
    /// <exception cref="ArgumentException">A value is a <c>default</c>, which has no text.</exception>
    public void AddQuery<T>(string name, IReadOnlyList<T>? values)
        where T : struct, IFeishuValue<T>
    {
        foreach (var value in values ?? [])
        {
            AddQuery(name, TextOf(name, value));
        }
    }

    /// <exception cref="ArgumentException">The value is a <c>default</c>, which has no text.</exception>
    private string TextOf<T>(string name, T value)
        where T : struct, IFeishuValue<T>
        => IFeishuValue<T>.GivenTextOf(value) ?? (IsForDisplay ? "" : throw new ArgumentException($"{name} is a {typeof(T).Name} without a value: it is the default of its type. Leave it out, or give it a value.", name));

    private void AddEscapedQuery(string query)
    {
        _uri.AddEscapedQuery(query);
        HasIdempotencyKey = query.Split('&').Any(static pair => pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals
            && equals < pair.Length - 1
            && FeishuIdempotencyKey.Names.Contains(pair[..equals]));
    }

    private static string? TextOf(FeishuJson? value) => value switch
    {
        null or { IsUndefined: true } => null,
        { Kind: JsonValueKind.String } text => text.GetString(),
        { } other => other.ToJson(),
    };
}
