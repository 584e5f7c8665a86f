using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Feishu.Runtime.CompilerServices;

/// <summary>Has <c>System.Text.Json</c> read and write models by their own code.</summary>
/// <remarks>One for all models: an attribute that names a converter of a model's own would be larger than most models' code.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FeishuModelConverter : JsonConverter<FeishuModel>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeof(FeishuModel).IsAssignableFrom(typeToConvert);

    /// <inheritdoc/>
    public override FeishuModel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var copy = FeishuJsonWriter.Rent();
        copy.CopyValue(ref reader);
        return FeishuJson.Parse(copy.Written, Prototype(typeToConvert));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, FeishuModel value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using var json = FeishuJsonWriter.Rent();
        json.WriteValue(value);
        writer.WriteRawValue(json.Written, skipInputValidation: true);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "No constructor is run: the object only says which type it is.")]
    private static FeishuModel Prototype(Type type) => (FeishuModel)RuntimeHelpers.GetUninitializedObject(type);
}
