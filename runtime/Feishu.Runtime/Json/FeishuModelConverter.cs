using System.Text.Json;
using System.Text.Json.Serialization;

namespace Feishu.Runtime;

/// <summary>Has <c>System.Text.Json</c> read and write a model by the model's own code.</summary>
/// <typeparam name="T">The model.</typeparam>
public sealed class FeishuModelConverter<T> : JsonConverter<T>
    where T : FeishuModel, IFeishuModel<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var copy = FeishuJsonWriter.Rent();
        copy.CopyValue(ref reader);
        return FeishuJson.Parse<T>(copy.Written);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue(value);
        writer.WriteRawValue(json.Written, skipInputValidation: true);
    }
}
