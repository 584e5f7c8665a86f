using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Platform;

/// <summary>
/// Keeps the files that are uploaded, under the key that the response gives them, so that a download of the same service finds them. A
/// file whose upload gets a response without a key is a part: it is kept under the id that it was sent with, and what is made of the parts is
/// named by the response to the first call that has this id and sends no file.
/// </summary>
internal sealed class FileStore
{
    /// <summary>What services call the number of a part.</summary>
    private static readonly string[] s_places = ["seq", "num", "index"];

    private readonly ConcurrentDictionary<(string Service, string Key), FeishuMockFile> _files = [];
    private readonly ConcurrentDictionary<(string Service, string Id), ConcurrentDictionary<long, FeishuMockFile>> _parts = [];
    private int _count;

    /// <summary>Gives the key in a page's example an ending of its own, where a request uploads a file or finishes one that came in parts.</summary>
    public void Name(string service, MockCall call, JsonObject result)
    {
        if ((call.Files.Count > 0 || FindParts(service, call) is not null) && FileKey.In(result) is { } key)
        {
            key.Value = Unique(key.Value);
        }
    }

    /// <summary>Keeps the files of a request that has succeeded.</summary>
    public void Keep(string service, MockCall call, JsonObject result)
    {
        var key = FileKey.In(result)?.Value;
        if (call.Files.Count > 0)
        {
            KeepFile(service, call, key);
        }
        else if (key is not null && FindParts(service, call) is { } parts && _parts.TryRemove(parts, out var files))
        {
            _files[(service, key)] = Join(files);
        }
    }

    /// <summary>The file that a request asks for; null where it names none that was uploaded.</summary>
    public FeishuMockFile? Find(string service, IEnumerable<string> values) =>
        values.Select(value => _files.GetValueOrDefault((service, value))).FirstOrDefault(file => file is not null);

    /// <summary>What a download gives that names no such file.</summary>
    public static FeishuMockFile Example(string operationId) =>
        new("", "example.bin", "application/octet-stream", Encoding.UTF8.GetBytes($"A file that {operationId} gives, made up by Feishu.Testing.\n"));

    private void KeepFile(string service, MockCall call, string? key)
    {
        if (key is not null)
        {
            _files[(service, key)] = call.Files[0];
        }
        else if (PlaceOf(call) is { } place)
        {
            foreach (var (_, id) in call.Form.Where(f => f.Key.EndsWith("_id", StringComparison.Ordinal)))
            {
                _parts.GetOrAdd((service, id.ToString()), _ => [])[place] = call.Files[0];
            }
        }
    }

    private (string Service, string Id)? FindParts(string service, MockCall call) =>
        call.Files.Count > 0 ? null : call.Json.AllTexts().Select(text => ((string, string)?)(service, text)).FirstOrDefault(id => _parts.ContainsKey(id!.Value));

    /// <summary>The place of a part among the others; null for a file that is none.</summary>
    private static long? PlaceOf(MockCall call) => call.Form
        .Where(f => s_places.Any(place => f.Key.Contains(place, StringComparison.OrdinalIgnoreCase)))
        .Select(f => long.TryParse(f.Value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null)
        .FirstOrDefault(number => number is not null);

    private static FeishuMockFile Join(ConcurrentDictionary<long, FeishuMockFile> parts)
    {
        var ordered = parts.OrderBy(p => p.Key).Select(p => p.Value).ToList();
        using var whole = new MemoryStream();
        ordered.ForEach(part => whole.Write(part.Content.Span));
        return ordered[0] with { Content = whole.ToArray() };
    }

    private string Unique(string key) =>
        string.Create(CultureInfo.InvariantCulture, $"{key}{(key.All(char.IsAsciiDigit) ? "" : "_")}{Interlocked.Increment(ref _count)}");
}
