using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Feishu.Gen.Benchmarks.FeishuApi.MeasuredV1;
using Feishu.Gen.Benchmarks.Measuring;
using Feishu.Runtime;

namespace Feishu.Gen.Benchmarks.Json;

/// <summary>Emitted code against the source generator of System.Text.Json, over one payload.</summary>
internal sealed class JsonContest
{
    private readonly ArrayBufferWriter<byte> _buffer;
    private readonly Utf8JsonWriter _writer;

    private JsonContest(string name, byte[] json, double readTarget)
    {
        Name = name;
        Json = json;
        ReadTarget = readTarget;
        _buffer = new ArrayBufferWriter<byte>(2 * json.Length);
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>The three payloads.</summary>
    public static IReadOnlyList<JsonContest> All { get; } =
    [
        Of<CreateTaskResponse, PlainTaskAnswer>("five fields", Payloads.Task, PlainJson.Default.PlainTaskAnswer, 2),
        Of<ListUserResponse, PlainUsersAnswer>("100 users", Payloads.Page, PlainJson.Default.PlainUsersAnswer, 2),
        Of<ListDocumentBlockResponse, PlainBlocksAnswer>("500 KB of blocks", Payloads.Document, PlainJson.Default.PlainBlocksAnswer, 2.5),
    ];

    public string Name { get; }

    public byte[] Json { get; }

    public double ReadTarget { get; }

    public required Action Read { get; init; }

    public required Action ReadPlain { get; init; }

    public required Action Write { get; init; }

    public required Action WritePlain { get; init; }

    /// <summary>Runs it and prints the ratios.</summary>
    public void Print(int turns)
    {
        var reading = Contest.Run(turns, Read, ReadPlain);
        var writing = Contest.Run(turns, Write, WritePlain);
        Report.AtLeast($"reading {Name}, times as fast", reading.Speed, ReadTarget, note: reading.Microseconds);
        Report.AtMost($"reading {Name}, bytes allocated", reading.Bytes, 0.85, note: $"{reading.OurBytes} to {reading.TheirBytes}");
        Report.AtLeast($"writing {Name}, times as fast", writing.Speed, 1.25, note: writing.Microseconds);
        Report.AtMost($"writing {Name}, bytes allocated", writing.OurBytes, 0);
    }

    private static JsonContest Of<TModel, TPlain>(string name, byte[] json, JsonTypeInfo<TPlain> info, double readTarget)
        where TModel : FeishuModel, IFeishuModel<TModel>
        where TPlain : class
    {
        var model = FeishuJson.Parse<TModel>(json);
        var plain = JsonSerializer.Deserialize(json, info)!;
        if (model.AdditionalMembers.Count > 0 || !JsonElement.DeepEquals(
            JsonElement.Parse(model.ToUtf8Json()), JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(plain, info))))
        {
            throw new InvalidOperationException($"The two sides do not read {name} alike.");
        }

        JsonContest contest = null!;
        contest = new JsonContest(name, json, readTarget)
        {
            Read = () => FeishuJson.Parse<TModel>(json),
            ReadPlain = () => JsonSerializer.Deserialize(json, info),
            Write = () =>
            {
                contest._buffer.ResetWrittenCount();
                model.WriteTo(contest._buffer);
            },
            WritePlain = () =>
            {
                contest._buffer.ResetWrittenCount();
                contest._writer.Reset();
                JsonSerializer.Serialize(contest._writer, plain, info);
            },
        };
        return contest;
    }
}
