using System.Text.RegularExpressions;
using Feishu.Architecture.Tests.Support;

namespace Feishu.Architecture.Tests;

/// <summary>The tables of rooms in docs/architecture.md say what the lists say by which the assemblies are checked.</summary>
public partial class DocsTests
{
    /// <summary>The projects that have a table: the generator's rooms are described along the way of a page.</summary>
    public static TheoryData<string> Projects { get; } = ["runtime/Feishu.Runtime", "runtime/Feishu.Testing", "generator/Feishu.Gen.Cli"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Tables_of_rooms_are_the_lists(string project)
    {
        var expected = Rooms.All.Single(p => p.Folder == project).Rooms.Select(room => $"| {(room.Folder == Room.Root ? "(root)" : $"`{room.Folder}`")} | {room.Meaning} |");

        Assert.Equal(expected, Table(Path.GetFileName(project)));
    }

    /// <summary>The rows of the table below a project's name.</summary>
    private static List<string> Table(string project)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "architecture.md"));
        return
        [
            .. lines.SkipWhile(line => line != $"`{project}`:")
                .SkipWhile(line => !Rule().IsMatch(line))
                .Skip(1)
                .TakeWhile(line => line.StartsWith('|')),
        ];
    }

    [GeneratedRegex(@"^\|(-+\|)+$")]
    private static partial Regex Rule();
}
