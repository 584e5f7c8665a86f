using Feishu.Architecture.Tests.Support;

namespace Feishu.Architecture.Tests;

/// <summary>Every project keeps to its list of rooms (<see cref="Rooms"/>).</summary>
public class RoomsTests
{
    /// <summary>The projects that have one.</summary>
    public static TheoryData<string> Projects { get; } = [.. Rooms.All.Select(p => p.Folder)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_belongs_to_a_room_and_every_room_exists(string project)
    {
        var check = CheckOf(project);

        Empty([.. check.FindFoldersWithoutRoom(), .. check.FindRoomsWithoutTypes(), .. check.FindTypesWithoutFolder()]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_room_knows_one_below_it_in_the_list(string project) => Empty(CheckOf(project).FindWrongArrows());

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_are_namespaces(string project) => Empty(CheckOf(project).FindWrongNamespaces());

    private static RoomCheck CheckOf(string project) => RoomCheck.Of(Rooms.All.Single(p => p.Folder == project));

    private static void Empty(IReadOnlyList<string> wrong) => Assert.True(wrong.Count == 0, string.Join('\n', wrong));
}
