using System.Text.Json.Nodes;
using Feishu.Gen.Cli.Tests.Support;

namespace Feishu.Gen.Cli.Tests.Scoring;

/// <summary>Compares exported operations with what is known of the same pages from a source that keeps the nesting of tables.</summary>
internal sealed class Score
{
    private static readonly Dictionary<string, string> s_primitives = new(StringComparer.Ordinal)
    {
        ["string"] = "string", ["str"] = "string", ["int"] = "integer", ["integer"] = "integer", ["int64"] = "integer", ["int32"] = "integer",
        ["long"] = "integer", ["boolean"] = "boolean", ["bool"] = "boolean", ["float"] = "number", ["double"] = "number", ["number"] = "number",
    };

    private readonly SortedDictionary<string, Part> _parts = new(StringComparer.Ordinal);
    private readonly Part _rowsWanted = new();
    private readonly Part _rowsGot = new();

    private Score()
    {
    }

    /// <summary>The parts by name.</summary>
    public IReadOnlyDictionary<string, Part> Parts => _parts;

    /// <summary>How many tables are said to be open though they are right.</summary>
    public int OpenThoughRight { get; private set; }

    /// <summary>Compares operations, found by method and path, with the truth.</summary>
    public static Score Of(IReadOnlyDictionary<(string Method, string Path), JsonNode> operations, JsonArray truth)
    {
        var score = new Score();
        foreach (var said in truth)
        {
            var key = ((string)said!["method"]!, PathKey((string)said["path"]!));
            var isFound = operations.TryGetValue(key, out var operation);
            score.Check("operations", isFound, said);
            if (isFound)
            {
                score.Compare(said, operation!);
            }
        }

        score._parts["body rows recall"] = score._rowsWanted;
        score._parts["body rows precision"] = score._rowsGot;
        return score;
    }

    /// <summary>A path with parameters as <c>:name</c>, as the truth has them.</summary>
    public static string PathKey(string path) => path.Replace("{", ":", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private void Compare(JsonNode said, JsonNode operation)
    {
        if ((string?)said["sdk_name"] is { } name)
        {
            Check("operation names", Flat(name) == Flat((string?)operation["operationId"]), said, $"{operation["operationId"]}");
        }

        CompareParameters("path", "path_params", said, operation);
        CompareParameters("query", "query_params", said, operation);
        CompareTable("request", said, operation.At("requestBody", "content"), operation);
        CompareTable("response", said, operation.At("responses", "200", "content"), operation);
        CompareExtensions(said, operation);
    }

    private void CompareParameters(string where, string part, JsonNode said, JsonNode operation)
    {
        if (said[part] is not JsonArray wanted)
        {
            return;
        }

        var want = wanted.Select(p => $"{p!["name"]} {(bool)p["required"]!}").Order(StringComparer.Ordinal);
        var got = (operation["parameters"]?.AsArray() ?? [])
            .Where(p => (string?)p!["in"] == where)
            .Select(p => $"{p!["name"]} {(bool?)p["required"] ?? false}")
            .Order(StringComparer.Ordinal);
        Check(part, want.SequenceEqual(got), said, string.Join(", ", got));
    }

    private void CompareTable(string part, JsonNode said, JsonNode? content, JsonNode operation)
    {
        if (said[part] is not JsonArray rows)
        {
            if (part == "request" && !(bool)said["has_request"]!)
            {
                Check("no body where none is said", content is null, said);
            }

            return;
        }

        var want = rows.GroupBy(r => Squeezed((string)r!["path"]!)).ToDictionary(g => g.Key, g => g.Last()!);
        var got = SchemaWalk.Fields(content?.AsObject().First().Value?["schema"]).ToDictionary(f => Squeezed(f.Key), f => f.Value);
        CompareRows(part, said, want, got, IsOpen(part, operation));
        foreach (var (path, field) in got)
        {
            if (want.TryGetValue(path, out var row))
            {
                CompareField(part, said, path, row, field);
            }
        }
    }

    private void CompareRows(string part, JsonNode said, Dictionary<string, JsonNode> want, Dictionary<string, WalkedField> got, bool isOpen)
    {
        foreach (var path in want.Keys)
        {
            _rowsWanted.Check(got.ContainsKey(path), $"{said["id"]}: {path}");
        }

        foreach (var path in got.Keys)
        {
            _rowsGot.Check(want.ContainsKey(path), $"{said["id"]}: {path}");
        }

        var isExact = want.Count == got.Count && want.Keys.All(got.ContainsKey);
        Check("tables right or said to be open", isExact || isOpen, said, part);
        Check(part + " tables exact", isExact, said);
        OpenThoughRight += isExact && isOpen ? 1 : 0;
    }

    private void CompareField(string part, JsonNode said, string path, JsonNode row, WalkedField field)
    {
        var type = ((string)row["type"]!).ToLowerInvariant();
        if (s_primitives.TryGetValue(type.Replace("[]", "", StringComparison.Ordinal), out var primitive))
        {
            var brackets = type[type.Replace("[]", "", StringComparison.Ordinal).Length..];
            Check("field types", field.Type == primitive + brackets, said, $"{path} is {type}, not {field.Type}");
        }

        if (part == "request" && (bool?)row["required"] is { } isRequired)
        {
            Check("field required", field.IsRequired == isRequired, said, path);
        }
    }

    private void CompareExtensions(JsonNode said, JsonNode operation)
    {
        if (said["errors"] is JsonArray errors)
        {
            var got = (operation["x-feishu-errors"]?.AsArray() ?? []).Select(e => $"{e!["status"]} {e["code"]}").ToHashSet();
            Check("error codes", got.SetEquals(errors.Select(e => $"{e![0]} {e[1]}")), said);
        }

        if (said["tokens"] is JsonArray tokens)
        {
            Check("token kinds", Texts(tokens).SetEquals(Texts(operation["x-feishu-tokens"])), said);
        }

        if (said["scopes"] is JsonArray { Count: > 0 } scopes)
        {
            Check("scopes", Texts(scopes).SetEquals(Texts(operation["x-feishu-scopes"])), said);
        }

        if (said["rate"] is JsonObject rate)
        {
            var got = operation["x-feishu-rate-limit"];
            Check(
                "rate limits",
                (int?)rate["per_minute"] == (int?)got?["perMinute"] && (int?)rate["per_second"] == (int?)got?["perSecond"],
                said);
        }
    }

    private void Check(string part, bool isGood, JsonNode said, string detail = "")
    {
        if (!_parts.TryGetValue(part, out var counted))
        {
            _parts.Add(part, counted = new Part());
        }

        counted.Check(isGood, $"{said["id"]}{(detail.Length == 0 ? "" : ": " + detail)}");
    }

    private static bool IsOpen(string part, JsonNode operation) => Texts(operation["x-feishu-open"]).Contains(part);

    private static HashSet<string> Texts(JsonNode? texts) => [.. (texts?.AsArray() ?? []).Select(t => (string)t!)];

    private static string Flat(string? name) => new([.. (name ?? "").ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == '.')]);

    /// <summary>Lists of lists have their items' fields where lists have.</summary>
    private static string Squeezed(string path)
    {
        while (path.Contains("[][]", StringComparison.Ordinal))
        {
            path = path.Replace("[][]", "[]", StringComparison.Ordinal);
        }

        return path;
    }
}
