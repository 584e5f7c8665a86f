using System.Text.Json.Nodes;

namespace Feishu.Gen.Cli.Tests.Support;

/// <summary>Short ways to look at JSON.</summary>
internal static class JsonAssert
{
    /// <summary>The value at a path of member names and places.</summary>
    public static JsonNode? At(this JsonNode? node, params object[] path)
    {
        foreach (var step in path)
        {
            node = step is int place ? node?[place] : node?[(string)step];
        }

        return node;
    }

    /// <summary>The members' names of an object.</summary>
    public static IEnumerable<string> Names(this JsonNode? node) => node!.AsObject().Select(m => m.Key);

    public static void Equal(string expected, JsonNode? actual)
    {
        var want = JsonNode.Parse(expected);
        Assert.True(JsonNode.DeepEquals(want, actual), $"Expected {expected}, but it is {actual?.ToJsonString()}");
    }
}
