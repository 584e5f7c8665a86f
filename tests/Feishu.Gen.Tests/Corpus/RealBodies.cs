using System.Text.Json;
using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;
using Feishu.Runtime;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>The bodies of all operations of the real pages.</summary>
internal sealed class RealBodies
{
    private static readonly Dictionary<BodyPart, Topic[]> s_topics = new()
    {
        [BodyPart.Request] = [Topic.RequestExample, Topic.RequestBody],
        [BodyPart.Response] = [Topic.ResponseExample, Topic.ResponseBody],
    };

    private readonly RealClient _client;
    private readonly Dictionary<string, OperationPlan> _plans;

    public RealBodies(RealClient client)
    {
        _client = client;
        _plans = client.Catalog.Operations.ToDictionary(o => o.PagePath, StringComparer.Ordinal);
        Names = new WireNames(client.Catalog);
    }

    /// <summary>The names of the fields.</summary>
    public WireNames Names { get; }

    /// <summary>The body that a table is about.</summary>
    public EmittedBody Find(BodyTable table) => Body(_plans[table.Page], table.Part);

    /// <summary>The bodies with their pages' examples, as far as these are JSON to the letter.</summary>
    public IEnumerable<(EmittedBody Body, JsonObject Sent)> Examples() =>
        from page in RealPages.Project().Pages
        let plan = _plans.GetValueOrDefault(page.Path)
        where plan is not null
        let outline = PageOutline.Of(PageReader.Read(page.Text))
        from part in Enum.GetValues<BodyPart>()
        let body = Body(plan, part)
        where !body.IsForm
        from topic in s_topics[part]
        from block in outline.Blocks<PageBlock.Example>(topic)
        let example = Strict(block.Text)
        where example is not null
        select (body, example);

    /// <summary>What a record did not take in.</summary>
    public Leftovers Leftovers(EmittedBody body, FeishuModel model) => Corpus.Leftovers.Of(model, body.Prefix, Names);

    private EmittedBody Body(OperationPlan plan, BodyPart part) => new(plan, _client.Operations[plan.Id], part);

    private static JsonObject? Strict(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
