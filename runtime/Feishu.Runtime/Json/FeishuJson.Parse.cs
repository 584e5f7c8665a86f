using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Feishu.Runtime.CompilerServices;
using Feishu.Runtime.Json;

namespace Feishu.Runtime;

/// <content>Values and models out of text.</content>
public readonly partial struct FeishuJson
{
    /// <summary>Takes JSON text as a value.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The text is no JSON, or nested more than 64 deep.</exception>
    public static FeishuJson Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Parse(Encoding.UTF8.GetBytes(json).AsSpan());
    }

    /// <summary>Takes JSON text as a value.</summary>
    /// <param name="utf8Json">The text as UTF-8.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The text is no JSON, or nested more than 64 deep.</exception>
    public static FeishuJson Parse(ReadOnlySpan<byte> utf8Json)
    {
        var json = new FeishuJsonMapper(utf8Json);
        var value = json.SkipValue();
        json.ExpectEnd();
        return new(JsonText.Copy(value));
    }

    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="json">A JSON object.</param>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The text is no JSON object, or nested more than 64 deep.</exception>
    public static T Parse<T>(string json)
        where T : FeishuModel, IFeishuModel<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return Parse<T>(buffer.AsSpan(0, Encoding.UTF8.GetBytes(json, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a model.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <param name="utf8Json">A JSON object as UTF-8.</param>
    /// <returns>The model.</returns>
    /// <exception cref="JsonException">The text is no JSON object, or nested more than 64 deep.</exception>
    public static T Parse<T>(ReadOnlySpan<byte> utf8Json)
        where T : FeishuModel, IFeishuModel<T>
    {
        var json = new FeishuJsonMapper(utf8Json);
        if (!json.TryReadModel<T>(out var model))
        {
            throw new JsonException($"A {typeof(T).Name} is a JSON object, and this is none.");
        }

        json.ExpectEnd();
        return model;
    }

    /// <summary>Takes JSON text of strangers as a value.</summary>
    /// <returns>false where the text is no JSON, or nested more than 64 deep.</returns>
    internal static bool TryParse(ReadOnlySpan<byte> utf8Json, out FeishuJson value)
    {
        try
        {
            value = Parse(utf8Json);
            return true;
        }
        catch (JsonException)
        {
            value = default;
            return false;
        }
    }

    /// <summary>Reads a model of the same type as another.</summary>
    internal static FeishuModel Parse(ReadOnlySpan<byte> utf8Json, FeishuModel prototype)
    {
        var json = new FeishuJsonMapper(utf8Json);
        if (!json.IsAtObject)
        {
            throw new JsonException($"A {prototype.GetType().Name} is a JSON object, and this is none.");
        }

        var model = prototype.ReadAnother(ref json);
        json.ExpectEnd();
        return model;
    }

    /// <summary>How <c>System.Text.Json</c> reads and writes a model, for apps in which its reflection is switched off.</summary>
    /// <typeparam name="T">The model.</typeparam>
    /// <returns>The contract, to be handed to <see cref="JsonSerializer"/>.</returns>
    public static JsonTypeInfo<T> TypeInfo<T>()
        where T : FeishuModel, IFeishuModel<T> => ModelTypeInfo<T>.Value;

    private sealed class ModelTypeInfo<T> : IJsonTypeInfoResolver
        where T : FeishuModel, IFeishuModel<T>
    {
        public static JsonTypeInfo<T> Value { get; } = Create(new JsonSerializerOptions { TypeInfoResolver = new ModelTypeInfo<T>() });

        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) => type == typeof(T) ? Create(options) : null;

        private static JsonTypeInfo<T> Create(JsonSerializerOptions options)
            => JsonMetadataServices.CreateValueInfo<T>(options, new FeishuModelConverter());
    }
}
