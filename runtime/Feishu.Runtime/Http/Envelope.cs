using System.Text.Json;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Runtime.Http;

/// <summary>What surrounds a result: whether the call succeeded, and what the platform says of it. Members may come in any order.</summary>
internal ref struct Envelope
{
    // Each by its own name, so that of one that comes twice the last counts.
    private string? _msg;
    private string? _message;
    private string? _description;

    /// <summary>Whether there is a code at all.</summary>
    public bool HasCode { get; private set; }

    /// <summary>The platform's code; null where the response has none, or none that is a number.</summary>
    public long? Code { get; private set; }

    /// <summary>What the platform says of it; where it says no more than the kind of error, as OAuth has it (<c>invalid_grant</c>), that.</summary>
    public readonly string? Message => _msg ?? _message ?? _description ?? ErrorName;

    /// <summary>The kind of error, where <c>error</c> is a word; or null.</summary>
    public string? ErrorName { get; private set; }

    /// <summary>The <c>error</c> object, or empty.</summary>
    public ReadOnlySpan<byte> Error { get; private set; }

    /// <summary>Reads a response whose result is in <c>data</c>.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="body">The response.</param>
    /// <param name="data">The result; null where the response has none, or failed.</param>
    /// <exception cref="JsonException">The response is no JSON object.</exception>
    public static Envelope Read<T>(ReadOnlySpan<byte> body, out T? data)
        where T : FeishuModel, IFeishuModel<T>
    {
        var envelope = default(Envelope);
        data = null;
        var json = Begin(body);
        json.EnterObject();
        while (json.NextName())
        {
            if (!json.IsName("data"u8))
            {
                envelope.ReadMember(ref json);
                continue;
            }

            if (json.IsAtObject)
            {
                _ = json.TryReadModel(out data);
            }
            else if (json.IsAtNull)
            {
                json.SkipValue();
                data = null;
            }
            else
            {
                // Of another shape than the page says: the result is empty, and has it on the side.
                data = ReadEmpty<T>();
                data.Keep("data"u8.ToArray(), json.SkipValue());
            }
        }

        json.ExpectEnd();
        return envelope;
    }

    /// <summary>Reads a response's envelope, and nothing of its result.</summary>
    /// <param name="body">The response.</param>
    /// <exception cref="JsonException">The response is no JSON object.</exception>
    public static Envelope Read(ReadOnlySpan<byte> body)
    {
        var envelope = default(Envelope);
        var json = Begin(body);
        json.EnterObject();
        while (json.NextName())
        {
            envelope.ReadMember(ref json);
        }

        json.ExpectEnd();
        return envelope;
    }

    /// <summary>Reads a response that is the result, less the members that belong to the envelope alone.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="body">The response.</param>
    public static T ReadWhole<T>(ReadOnlySpan<byte> body)
        where T : FeishuModel, IFeishuModel<T>
    {
        var json = Begin(body);
        _ = json.TryReadModel<T>(out var result);
        result!.Forget("code"u8);
        result.Forget("msg"u8);
        return result;
    }

    /// <summary>Takes a whole response.</summary>
    /// <param name="body">The response, which was read before.</param>
    public static FeishuJson ReadJson(ReadOnlySpan<byte> body) => FeishuJson.Parse(body.StartsWith("\uFEFF"u8) ? body[3..] : body);

    /// <summary>A result without members.</summary>
    public static T ReadEmpty<T>()
        where T : FeishuModel, IFeishuModel<T> => FeishuJson.Parse<T>("{}"u8);

    private static FeishuJsonMapper Begin(ReadOnlySpan<byte> body)
    {
        var json = new FeishuJsonMapper(body.StartsWith("\uFEFF"u8) ? body[3..] : body);
        return json.IsAtObject ? json : throw new JsonException("A response is a JSON object.");
    }

    private void ReadMember(ref FeishuJsonMapper json)
    {
        if (json.IsName("code"u8))
        {
            HasCode = true;
            Code = json.TryReadInt64(out var code) ? code : null;
        }
        else if (json.IsName("msg"u8))
        {
            _msg = TextOf(ref json);
        }
        else if (json.IsName("message"u8))
        {
            _message = TextOf(ref json);
        }
        else if (json.IsName("error_description"u8))
        {
            _description = TextOf(ref json);
        }
        else if (json.IsName("error"u8))
        {
            if (json.IsAtObject)
            {
                Error = json.SkipValue();
                ErrorName = null;
            }
            else
            {
                Error = default;
                ErrorName = TextOf(ref json);
            }
        }
        else
        {
            json.SkipValue();
        }
    }

    private static string? TextOf(ref FeishuJsonMapper json) => json.TryReadString(out var text) ? text : null;
}
