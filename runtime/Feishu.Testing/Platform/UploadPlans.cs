using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Feishu.Gen.Operations;
using Feishu.Testing.Responses;
using Feishu.Testing.Pages;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Platform;

/// <summary>
/// How large files come in parts. The first of three operations is told the size and responses with a plan: <c>upload_id</c>, <c>block_size</c> and <c>block_num</c>. The parts and the
/// last operation must be as the plan says. The operations are known by these names, whatever the service.
/// </summary>
internal sealed class UploadPlans
{
    private const string Id = "upload_id";
    private const string PartSize = "block_size";
    private const string PartCount = "block_num";
    private const string FileSize = "size";

    /// <summary>What the platform has for a page whose example gives no size.</summary>
    private const long UsualPartSize = 4 << 20;

    private readonly ConcurrentDictionary<(string Service, string Id), Plan> _plans = [];
    private readonly ConcurrentDictionary<string, bool> _services = [];
    private int _count;

    /// <summary>Puts the plan for the file of a request in the place of the page's example.</summary>
    public void Make(MockCall call, JsonObject result)
    {
        if (NumberOf(call[FileSize]) is not { } size || result[Id] is null || result[PartSize] is null || result[PartCount] is null)
        {
            return;
        }

        var partSize = NumberOf(result[PartSize]) is > 0 and { } shown ? shown : UsualPartSize;
        result[Id] = string.Create(CultureInfo.InvariantCulture, $"{result[Id].AsText()}{Interlocked.Increment(ref _count)}");
        result[PartSize] = partSize;

        // An empty file is one part without bytes.
        result[PartCount] = Math.Max((size + partSize - 1) / partSize, 1);
    }

    /// <summary>Sees what is wrong with a part, or with the end of an upload.</summary>
    /// <returns>The refusal; null where nothing is wrong, or the request is neither.</returns>
    public Refusal? Check(Operation operation, string service, MockCall call)
    {
        if (!_services.ContainsKey(service))
        {
            return null;
        }

        return PartOf(call) is { } part ? CheckPart(Find(service, part.UploadId), part)
            : call.Files.Count == 0 && call.Text(Id) is { } id && NumberOf(call[PartCount]) is { } count ? CheckEnd(Find(service, id), count)
            : null;

        Refusal? CheckPart(Plan? plan, Part sent) =>
            plan is null ? Refuse(PlatformErrors.UploadExpired)
            : sent.Index < 0 || sent.Index >= plan.PartCount ? Refuse(PlatformErrors.PartOutOfBounds)
            : sent.Length != sent.Said || sent.Length != plan.SizeOf(sent.Index) ? Refuse(PlatformErrors.WrongPartSize)
            : null;

        Refusal? CheckEnd(Plan? plan, long count) =>
            plan is null ? Refuse(PlatformErrors.UploadExpired)
            : count != plan.PartCount ? Refuse(PlatformErrors.WrongPartCount)
            : plan.Sent.Count < plan.PartCount ? Refuse(PlatformErrors.PartMissing)
            : null;

        // The page's own words go before.
        Refusal Refuse(Refusal refusal) => operation.Errors.FirstOrDefault(e => e.Code == refusal.Code) is { } error ? Refusal.Of(error) : refusal;
    }

    /// <summary>Remembers the plan, or the part, of a request that has succeeded.</summary>
    public void Keep(string service, MockCall call, Reply reply)
    {
        if (reply.Code is not 0)
        {
            return;
        }

        if (PartOf(call) is { } part)
        {
            Find(service, part.UploadId)?.Sent.TryAdd(part.Index, true);
        }
        else if (NumberOf(call[FileSize]) is >= 0 and { } size && PlanIn(reply, size) is var (id, plan))
        {
            _plans[(service, id)] = plan;
            _services[service] = true;
        }
    }

    private Plan? Find(string service, string id) => _plans.GetValueOrDefault((service, id));

    private static (string Id, Plan Plan)? PlanIn(Reply reply, long fileSize)
    {
        var body = PageJson.Parse(Encoding.UTF8.GetString(reply.Content.Span)) as JsonObject;
        var result = body?["data"] as JsonObject ?? body;
        return result?[Id].AsText() is { Length: > 0 } id && NumberOf(result[PartSize]) is > 0 and { } partSize && NumberOf(result[PartCount]) is { } count
            ? (id, new Plan(fileSize, partSize, count))
            : null;
    }

    private static Part? PartOf(MockCall call) =>
        call.Files is [var file] && call.Form.GetValueOrDefault(Id).ToString() is { Length: > 0 } id
        && NumberOf(call.Form.GetValueOrDefault("seq").ToString()) is { } index && NumberOf(call.Form.GetValueOrDefault(FileSize).ToString()) is { } said
            ? new Part(id, index, said, file.Content.Length)
            : null;

    private static long? NumberOf(JsonNode? node) => node is null ? null : NumberOf(node.AsText() ?? node.ToJsonString());

    private static long? NumberOf(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Part(string UploadId, long Index, long Said, long Length);

    private sealed record Plan(long FileSize, long PartSize, long PartCount)
    {
        public ConcurrentDictionary<long, bool> Sent { get; } = [];

        /// <summary>How many bytes a part has: the last one has what is left.</summary>
        public long SizeOf(long index) => Math.Clamp(FileSize - (index * PartSize), 0, PartSize);
    }
}
