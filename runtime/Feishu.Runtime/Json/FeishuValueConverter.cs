using System.Text.Json;
using System.Text.Json.Serialization;

namespace Feishu.Runtime;

/// <summary>Has <c>System.Text.Json</c> read and write a value out of a set of strings as that string, as a value and as a key.</summary>
/// <typeparam name="T">The set.</typeparam>
public sealed class FeishuValueConverter<T> : JsonConverter<T>
    where T : struct, IFeishuValue<T>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        using var copy = FeishuJsonWriter.Rent();
        copy.CopyValue(ref reader);
        return new FeishuJsonReader(copy.Written).TryReadString(out var value)
            ? T.From(value)
            : throw new JsonException($"A {typeof(T).Name} is a string, and this is none.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => T.From(reader.GetString()!);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value ?? "");
    }
}
