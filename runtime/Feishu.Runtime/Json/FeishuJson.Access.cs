using System.Collections;
using System.Text;
using System.Text.Json;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Json;

namespace Feishu.Runtime;

/// <content>Looking into a value.</content>
public readonly partial struct FeishuJson
{
    /// <summary>A member of an object.</summary>
    /// <param name="member">Its name.</param>
    /// <returns>The value, or <c>default</c> where there is none or this is no object, so that look-ups can be chained.</returns>
    public FeishuJson this[string member]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(member);
            if (Kind != JsonValueKind.Object)
            {
                return default;
            }

            var found = default(FeishuJson);
            var name = Encoding.UTF8.GetBytes(member);
            var json = new FeishuJsonMapper(_utf8.Span);
            json.EnterObject();
            while (json.NextName())
            {
                var isIt = json.IsName(name);
                var start = json.Position;
                var length = json.SkipValue().Length;
                if (isIt)
                {
                    found = new(_utf8.Slice(start, length));
                }
            }

            return found;
        }
    }

    /// <summary>An item of an array.</summary>
    /// <param name="index">Its index.</param>
    /// <returns>The value, or <c>default</c> where there is none or this is no array, so that look-ups can be chained.</returns>
    public FeishuJson this[int index]
    {
        get
        {
            if (Kind != JsonValueKind.Array || index < 0)
            {
                return default;
            }

            var json = new FeishuJsonMapper(_utf8.Span);
            json.EnterArray();
            while (json.NextItem())
            {
                var start = json.Position;
                var length = json.SkipValue().Length;
                if (index-- == 0)
                {
                    return new(_utf8.Slice(start, length));
                }
            }

            return default;
        }
    }

    /// <summary>The string; a number as its text.</summary>
    /// <returns>The string, or null where this is neither.</returns>
    public string? GetString() => !IsUndefined && new FeishuJsonMapper(_utf8.Span).TryReadString(out var value) ? value : null;

    /// <summary>The whole number, which may be spelled <c>1.0</c> or <c>1e3</c>; a string that holds digits alone is taken, too.</summary>
    /// <returns>The number, or null where this is none of 64 bits.</returns>
    public long? GetInt64() => !IsUndefined && new FeishuJsonMapper(_utf8.Span).TryReadInt64(out var value) ? value : null;

    /// <summary>The number; a string that holds nothing else is taken, too.</summary>
    /// <returns>The number, or null where this is none.</returns>
    public double? GetDouble() => !IsUndefined && new FeishuJsonMapper(_utf8.Span).TryReadDouble(out var value) ? value : null;

    /// <summary>True or false; the strings <c>"true"</c> and <c>"false"</c> are taken, too.</summary>
    /// <returns>The value, or null where this is neither.</returns>
    public bool? GetBoolean() => !IsUndefined && new FeishuJsonMapper(_utf8.Span).TryReadBoolean(out var value) ? value : null;

    /// <summary>
    /// What a list or map of a model keeps aside: the items of the JSON that have another shape than the page says, a <c>null</c> among them. They are no items of the list or map,
    /// and are written back where they stood.
    /// </summary>
    /// <param name="collection">The list or map, as the model holds it.</param>
    /// <returns>The items, by their index in the JSON array or their key in the JSON object; mostly none.</returns>
    public static IReadOnlyDictionary<string, FeishuJson> UnreadOf(IEnumerable? collection)
        => new Dictionary<string, FeishuJson>((collection as IPartialCollection)?.Unread ?? [], StringComparer.Ordinal);

    /// <summary>The value for <c>System.Text.Json</c>.</summary>
    /// <returns>An element that needs no disposal; an undefined one for <c>default</c>.</returns>
    public JsonElement AsElement()
    {
        if (IsUndefined)
        {
            return default;
        }

        var reader = new Utf8JsonReader(_utf8.Span, new JsonReaderOptions { MaxDepth = FeishuJsonMapper.MaxDepth });
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>Reads the value as a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The value is no object.</exception>
    public T To<T>()
        where T : FeishuModel, IFeishuModel<T> => Parse<T>(Utf8.Span);
}
