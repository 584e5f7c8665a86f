using Feishu.Gen.Json;
using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Tests.Nesting;

/// <summary>Writes tables down in short: a row is <c>name type</c> or <c>name type | description</c>, indented by two blanks a level.</summary>
internal static class Tables
{
    /// <summary>The table with its depths removed.</summary>
    public static FlatTable Flat(string lines, string? example = null, TableRoot root = TableRoot.Request) => new(
        Lines(lines).Select(line => Row(line.Trim())).ToEquatableArray(), root, example is null ? null : LenientJson.Read(example).Value);

    /// <summary>The parents that the indentation says.</summary>
    public static int[] Parents(string lines)
    {
        var open = new List<int>();
        return [.. Lines(lines).Select((line, row) =>
        {
            var depth = (line.Length - line.TrimStart().Length) / 2;
            open.RemoveRange(depth, open.Count - depth);
            var parent = depth == 0 ? -1 : open[^1];
            open.Add(row);
            return parent;
        })];
    }

    public static int[] Parents(TableNesting nesting) => [.. nesting.Places.Select(place => place.Parent)];

    /// <summary>Asserts that the tree is the one that the indentation says, and that nothing of it is open.</summary>
    public static void AssertRebuilt(string lines, string? example = null, TableRoot root = TableRoot.Request, ShapeMemory? memory = null)
    {
        var nesting = NestingSolver.Solve(Flat(lines, example, root), memory ?? ShapeMemory.Empty);

        Assert.Equal(Parents(lines), Parents(nesting));
        Assert.False(nesting.IsOpen, "open: " + string.Join(", ", nesting.Places.Select((place, row) => (place, row)).Where(p => p.place.IsOpen)));
    }

    /// <summary>Asserts that the tree is the one that the indentation says, be it open or not.</summary>
    public static void AssertFound(string lines, string? example = null, TableRoot root = TableRoot.Request) =>
        Assert.Equal(Parents(lines), Parents(NestingSolver.Solve(Flat(lines, example, root), ShapeMemory.Empty)));

    private static FlatRow Row(string line)
    {
        var description = "";
        if (line.IndexOf(" | ", StringComparison.Ordinal) is >= 0 and var bar)
        {
            (line, description) = (line[..bar], line[(bar + 3)..]);
        }

        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0
            ? new FlatRow { Name = line, Description = description }
            : new FlatRow { Name = line[..blank], Type = line[(blank + 1)..], Description = description };
    }

    private static IEnumerable<string> Lines(string lines) => lines.Split('\n').Where(line => line.Trim().Length > 0);
}
