using System.Text.Json.Nodes;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>Emitted records take in everything that the pages list, and lose nothing of what they do not.</summary>
[Collection<RealClientTests>]
public class BodyTests(RealClient client)
{
    /// <summary>
    /// The tables that the generator has made another tree of. Most are among those that it says itself are open; the others have lists
    /// that only their examples show, or whose type has no brackets.
    /// </summary>
    private const int OtherTrees = 13;

    [Fact]
    public void Everything_that_a_table_lists_has_a_member()
    {
        var bodies = new RealBodies(client);
        var tables = BodyTable.LoadAll();

        var faults = tables.SelectMany(t => Faults(bodies, t).Select(f => $"{t}: {f}")).ToList();

        Assert.NotEmpty(tables);
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        var others = tables.Where(t => !bodies.Find(t).HasTreeOf(t)).ToList();
        Assert.True(others.Count <= OtherTrees, $"{others.Count} trees are other ones:\n{string.Join("\n", others)}");
    }

    [Fact]
    public async Task Everything_that_a_table_of_a_form_lists_is_sent()
    {
        var bodies = new RealBodies(client);
        var forms = BodyTable.LoadAll().Where(t => bodies.Find(t).IsForm).ToList();
        Assert.NotEmpty(forms);
        foreach (var table in forms)
        {
            var values = FilledBody.Of(table);

            var parts = await SentForm.SendAsync(bodies.Find(table), values, bodies.Names);

            Assert.Equal(table.Rows.Select(r => (r.Path, values[r.Path]!.ToString(), r.Type is SpelledType.File)), parts);
        }
    }

    [Fact]
    public void Examples_are_read_and_written()
    {
        var bodies = new RealBodies(client);
        var faults = new List<string>();
        foreach (var (body, example) in bodies.Examples())
        {
            if (body.ResultOf(example) is not { } result)
            {
                continue;
            }

            var model = body.Read(result);
            foreach (var (path, value) in bodies.Leftovers(body, model).KeptAside)
            {
                if (body.Fields.ContainsKey(path))
                {
                    faults.Add($"{body}: {path} is kept aside, which is {value}");
                }
            }

            faults.AddRange(Lost(body, result, model.ToJson()));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Spoiled_bodies_lose_nothing()
    {
        const int variants = 10;
        var bodies = new RealBodies(client);
        var sound = BodyTable.LoadAll().Select(t => (Body: bodies.Find(t), Sent: FilledBody.Of(t)))
            .Where(t => !t.Body.IsForm)
            .Concat(bodies.Examples())
            .Select(b => (b.Body, Result: b.Body.ResultOf(b.Sent)))
            .Where(b => b.Result is not null);
        var seed = 0;
        var faults = new List<string>();
        foreach (var (body, result) in sound.SelectMany(b => Enumerable.Repeat(b, variants)))
        {
            var spoiled = new SpoiledBody(++seed).Of(result!);
            faults.AddRange(Lost(body, spoiled, body.Read(spoiled).ToJson()).Select(f => $"{f} (seed {seed})"));
        }

        Assert.NotEqual(0, seed);
        Assert.True(faults.Count == 0, string.Join("\n", faults.Take(60)));
    }

    private static IEnumerable<string> Lost(EmittedBody body, JsonObject read, string written) =>
        JsonDifference.Find(read, JsonNode.Parse(written), mayConvert: true) is { } difference ? [$"{body}: {difference}"] : [];

    /// <summary>What is wrong about a body that has everything its table lists. Where the tree is another one, members may be kept aside.</summary>
    private static IEnumerable<string> Faults(RealBodies bodies, BodyTable table)
    {
        var body = bodies.Find(table);
        var sent = FilledBody.Of(table);
        if (body.IsForm)
        {
            yield break;
        }

        foreach (var path in body.Unread(sent))
        {
            yield return $"{path} is not read";
        }

        if (body.ResultOf(sent) is not { } result)
        {
            yield break;
        }

        var model = body.Read(result);
        if (JsonDifference.Find(result, JsonNode.Parse(model.ToJson())) is { } difference)
        {
            yield return difference;
        }

        var leftovers = bodies.Leftovers(body, model);
        foreach (var (path, value) in body.HasTreeOf(table) ? leftovers.KeptAside : [])
        {
            yield return $"{path} is kept aside, which is {value}";
        }

        foreach (var path in body.HasTreeOf(table) ? leftovers.Untyped.Intersect(table.Parents) : [])
        {
            yield return $"{path} has fields, but is any JSON";
        }
    }
}
