using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Json.Masking;

/// <content>Secrets in JSON that stays JSON.</content>
internal static partial class FeishuSecrets
{
    /// <summary>Replaces the secrets in a JSON text.</summary>
    /// <returns>The JSON; an empty object where the text has what no string can hold.</returns>
    public static byte[] RedactJson(ReadOnlySpan<byte> json, SecretValues values)
    {
        var output = new ArrayBufferWriter<byte>(json.Length);
        try
        {
            using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = FeishuJsonMapper.MaxDepth });
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = FeishuJsonMapper.MaxDepth });
            CopyRedacted(ref reader, writer, values);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "{}"u8.ToArray();
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Collects the secrets of a JSON text by their names.</summary>
    public static void CollectFromJson(ReadOnlySpan<byte> json, SecretValues values)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = FeishuJsonMapper.MaxDepth });
        var name = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString()!;
                }
                else if (reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && IsSecret(name, text))
                {
                    values.AddHeader(text);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What was found until here counts.
        }
    }

    private static void CopyRedacted(ref Utf8JsonReader reader, Utf8JsonWriter writer, SecretValues values)
    {
        string name = "", pairName = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    pairName = "";
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    writer.WritePropertyName(values.Mask(name));
                    break;
                case JsonTokenType.String:
                    var text = reader.GetString()!;
                    pairName = name is "key" or "field" or "name" ? text : pairName;
                    writer.WriteStringValue(IsSecret(name, text) || IsPairs(name, pairName, text) ? Mask : Redact(text, values));
                    break;
                case JsonTokenType.Number when IsSecretName(name) || IsPairs(name, pairName, ""):
                    writer.WriteStringValue(Mask);
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan);
                    break;
            }
        }
    }

    private static bool IsPairs(string name, string pairName, string value) => name == "value" && IsSecret(pairName, value);
}
