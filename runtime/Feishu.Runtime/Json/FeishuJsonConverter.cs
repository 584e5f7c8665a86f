using System.Text.Json;
using System.Text.Json.Serialization;

namespace Feishu.Runtime;

/// <summary>Has <c>System.Text.Json</c> read and write a free-form value as it is.</summary>
public sealed class FeishuJsonConverter : JsonConverter<FeishuJson>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override FeishuJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var copy = FeishuJsonWriter.Rent();
        copy.CopyValue(ref reader);
        return FeishuJson.Parse(copy.Written);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FeishuJson value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
