using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Json.Masking;

/// <content>Secrets in JSON that stays JSON.</content>
internal static partial class FeishuSecrets
{
    // JSON in a string of JSON, and so on.
    private const int MostLevels = 3;
    private const int ShortName = 128;

    private static readonly JsonReaderOptions s_json = new() { MaxDepth = FeishuJsonMapper.MaxDepth };

    /// <summary>Replaces the secrets in a JSON text.</summary>
    /// <returns>The JSON; an empty object where the text has what no string can hold.</returns>
    public static byte[] RedactJson(ReadOnlySpan<byte> json, SecretValues values)
    {
        var output = new ArrayBufferWriter<byte>(json.Length);
        try
        {
            using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = FeishuJsonMapper.MaxDepth });
            var reader = new Utf8JsonReader(json, s_json);
            if (reader.Read())
            {
                CopyRedacted(ref reader, writer, "", isSecret: false, values);
            }

            // What follows the value is none.
            reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "{}"u8.ToArray();
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Collects the secrets of a JSON text by their names: whatever stands below such a name, in pairs of names and values, and in JSON within strings.</summary>
    public static void CollectFromJson(ReadOnlySpan<byte> json, SecretValues values) => CollectFromJson(json, isSecret: false, values, level: 0);

    /// <summary>Collects the secrets of a value that goes by a name.</summary>
    public static void CollectFromText(string name, string text, SecretValues values)
    {
        if (IsSecret(name, text))
        {
            values.AddHeader(text);
        }

        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            CollectFromJson(Encoding.UTF8.GetBytes(text), IsSecretName(name), values, level: 1);
        }
    }

    private static void CollectFromJson(ReadOnlySpan<byte> json, bool isSecret, SecretValues values, int level)
    {
        var reader = new Utf8JsonReader(json, s_json);
        try
        {
            if (reader.Read())
            {
                Collect(ref reader, isSecret, isCode: false, values, level);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What was found until here counts.
        }
    }

    /// <summary>Collects from the value at which a reader stands, and leaves it at the value's end.</summary>
    private static void Collect(ref Utf8JsonReader reader, bool isSecret, bool isCode, SecretValues values, int level)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CollectFromObject(ref reader, isSecret, values, level);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Collect(ref reader, isSecret, isCode, values, level);
                }

                break;
            case JsonTokenType.String:
                CollectFromString(ref reader, isSecret, isCode, values, level);
                break;
            case JsonTokenType.Number when isSecret:
                values.Add(Encoding.UTF8.GetString(reader.ValueSpan));
                break;
        }
    }

    private static void CollectFromObject(ref Utf8JsonReader reader, bool isSecret, SecretValues values, int level)
    {
        Span<char> buffer = stackalloc char[ShortName];
        bool isPairOfSecret = false, hasValue = false;
        Utf8JsonReader pairValue = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextAt(in reader, buffer);
            var (isSecretName, isTicket, isCode, isPairName, isPairValue) = (IsSecretName(name), IsTicketName(name), IsCodeName(name), IsPairName(name), IsPairValue(name));
            reader.Read();
            if (isPairName && reader.TokenType == JsonTokenType.String)
            {
                isPairOfSecret |= IsSecretName(TextAt(in reader, buffer));
            }
            else if (isPairValue)
            {
                pairValue = reader;
                hasValue = true;
            }

            // A helpdesk's ticket is an object, and no secret.
            Collect(ref reader, isSecret || (isSecretName && !(isTicket && reader.TokenType == JsonTokenType.StartObject)), isCode, values, level);
        }

        // Below a secret name everything was collected already.
        if (isPairOfSecret && hasValue && !isSecret)
        {
            Collect(ref pairValue, isSecret: true, isCode: false, values, level);
        }
    }

    /// <summary>The name or text at which a reader stands, mostly without memory of its own.</summary>
    private static ReadOnlySpan<char> TextAt(in Utf8JsonReader reader, Span<char> buffer)
        => reader.ValueSpan.Length <= buffer.Length ? buffer[..reader.CopyString(buffer)] : reader.GetString().AsSpan();

    private static void CollectFromString(ref Utf8JsonReader reader, bool isSecret, bool isCode, SecretValues values, int level)
    {
        var isJson = level < MostLevels && reader.ValueSpan.TrimStart(" \\nrt"u8) is [(byte)'{' or (byte)'[', ..];
        if (!isSecret && !isCode && !isJson)
        {
            return;
        }

        var text = reader.GetString()!;
        if (isSecret || (isCode && !IsErrorCode(text)))
        {
            values.AddHeader(text);
        }

        if (isJson)
        {
            CollectFromJson(Encoding.UTF8.GetBytes(text), isSecret, values, level + 1);
        }
    }

    /// <summary>Copies the value at which a reader stands, and leaves it at the value's end.</summary>
    private static void CopyRedacted(ref Utf8JsonReader reader, Utf8JsonWriter writer, string name, bool isSecret, SecretValues values)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CopyObject(ref reader, writer, isSecret, values);
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    CopyRedacted(ref reader, writer, name, isSecret, values);
                }

                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                var text = reader.GetString()!;
                writer.WriteStringValue(isSecret || IsSecret(name, text) ? Mask : Redact(text, values));
                break;
            case JsonTokenType.Number when isSecret:
                writer.WriteStringValue(Mask);
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan);
                break;
        }
    }

    private static void CopyObject(ref Utf8JsonReader reader, Utf8JsonWriter writer, bool isSecret, SecretValues values)
    {
        var isPairOfSecret = NamesSecret(reader);
        writer.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            writer.WritePropertyName(values.Mask(name));
            reader.Read();
            var isOfSecret = IsSecretName(name) && !(IsTicketName(name) && reader.TokenType == JsonTokenType.StartObject);
            CopyRedacted(ref reader, writer, name, isSecret || isOfSecret || (isPairOfSecret && IsPairValue(name)), values);
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether an object is a pair of a name and a value, and the value is a secret. Looks ahead, as the name may come behind.</summary>
    private static bool NamesSecret(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isPairName = IsPairName(reader.GetString());
            reader.Read();
            if (isPairName && reader.TokenType == JsonTokenType.String && IsSecretName(reader.GetString()))
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
