using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.CompilerServices;

/// <summary>Has <c>System.Text.Json</c> read and write a value out of a set of strings as that string, as a value and as a key.</summary>
/// <remarks>Attributes name it instead of a converter of the set's own, whose name would take more bytes than half of the set's code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FeishuValueConverter : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(IFeishuValue).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => Prototype(typeToConvert).MakeConverter();

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "No constructor is run: the value only says which type it is.")]
    private static IFeishuValue Prototype(Type type) => (IFeishuValue)RuntimeHelpers.GetUninitializedObject(type);

    /// <summary>The converter of a set.</summary>
    internal sealed class Of<T> : JsonConverter<T>
        where T : struct, IFeishuValue<T>
    {
        public override bool HandleNull => true;

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                return default;
            }

            using var copy = FeishuJsonWriter.Rent();
            copy.CopyValue(ref reader);
            return new FeishuJsonMapper(copy.Written).TryReadString(out var value)
                ? new T { Value = value }
                : throw new JsonException($"A {typeof(T).Name} is a string, and this is none.");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(IFeishuValue<T>.GivenTextOf(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => new() { Value = reader.GetString()! };

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
    }
}
