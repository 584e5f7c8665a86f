using System.Buffers;
using System.Text.Json;

namespace Feishu.Runtime;

/// <content>Copies off a reader of <c>System.Text.Json</c>, whose text may lie in pieces.</content>
public sealed partial class FeishuJsonWriter
{
    /// <summary>Copies the value that a reader stands at, all of which has been read ahead; the reader stands behind it afterwards.</summary>
    internal void CopyValue(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        CopyToken(ref reader);
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        do
        {
            reader.Read();
            CopyToken(ref reader);
        }
        while (reader.CurrentDepth > depth);
    }

    private void CopyToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject:
                Append((byte)'}');
                break;
            case JsonTokenType.EndArray:
                Append((byte)']');
                break;
            case JsonTokenType.PropertyName:
                SeparateCopy();
                CopyQuoted(ref reader);
                Append((byte)':');
                break;
            case JsonTokenType.String:
                SeparateCopy();
                CopyQuoted(ref reader);
                break;
            case JsonTokenType.Comment:
                break;
            default:
                SeparateCopy();
                CopyText(ref reader);
                break;
        }
    }

    private void SeparateCopy()
    {
        if (_length > 0 && _buffer[_length - 1] is not ((byte)'{' or (byte)'[' or (byte)':'))
        {
            Append((byte)',');
        }
    }

    private void CopyQuoted(ref Utf8JsonReader reader)
    {
        Append((byte)'"');
        CopyText(ref reader);
        Append((byte)'"');
    }

    private void CopyText(ref Utf8JsonReader reader)
    {
        if (!reader.HasValueSequence)
        {
            Append(reader.ValueSpan);
            return;
        }

        foreach (var piece in reader.ValueSequence)
        {
            Append(piece.Span);
        }
    }
}
