using Feishu.Architecture.Tests.Support;

namespace Feishu.Architecture.Tests;

/// <summary>What is wrong in a small project is found and named.</summary>
public class RoomCheckTests
{
    private static readonly ProjectRooms s_rooms = new("src/Sample",
    [
        new("Ground", "The ground."),
        new("Upper", "What stands on it."),
        new("Upper/Attic", "What stands on that."),
        new(Room.Root, "All of it."),
    ])
    {
        PublicNamespaces = ["Sample"],
    };

    private static readonly (string Path, string Text)[] s_sound =
    [
        ("Ground/Stone.cs", "namespace Sample.Ground; internal class Stone;"),
        ("Upper/Wall.cs", "namespace Sample.Upper; internal class Wall { public Ground.Stone? First; }"),
        ("Upper/Wall.Height.cs", "namespace Sample.Upper; internal enum Height { Low, High }"),
        ("Upper/Attic/Beam.cs", "namespace Sample.Upper.Attic; internal class Beam : Wall { public T? Rest<T>() where T : Ground.Stone => default; }"),
        ("House.cs", "namespace Sample; public class House { internal Upper.Attic.Beam? Roof; }"),
    ];

    [Fact]
    public void Nothing_is_wrong_in_a_project_that_keeps_to_its_rooms()
    {
        var check = Check();

        Assert.Empty(check.FindFoldersWithoutRoom());
        Assert.Empty(check.FindRoomsWithoutTypes());
        Assert.Empty(check.FindTypesWithoutFolder());
        Assert.Empty(check.FindWrongNamespaces());
        Assert.Empty(check.FindWrongArrows());
    }

    [Theory]
    [InlineData(": Upper.Wall", "", "declaration")]
    [InlineData(": System.IEquatable<Upper.Wall>", "public bool Equals(Upper.Wall? other) => false;", "declaration")]
    [InlineData("<T> where T : Upper.Wall", "", "declaration")]
    [InlineData("", "public Upper.Wall[]? Walls;", "Walls")]
    [InlineData("", "public System.Collections.Generic.List<Upper.Wall>? Walls { get; init; }", "Walls")]
    [InlineData("", "public void Carry(ref Upper.Wall wall) { }", "Carry")]
    [InlineData("", "public void Carry<T>() where T : Upper.Wall { }", "Carry")]
    [InlineData("", "public object Build() => new Upper.Wall();", "Build")]
    [InlineData("", "public bool Is(object other) => other is Upper.Wall;", "Is")]
    [InlineData("", "public string Name() => typeof(Upper.Wall).Name;", "Name")]
    [InlineData("", "public object Build() => System.Activator.CreateInstance<Upper.Wall>();", "Build")]
    [InlineData("", "public System.Func<object> Builder() => () => new Upper.Wall();", "Builder")]
    [InlineData("", "public object Build() { return Local(); static object Local() => new Upper.Wall(); }", "Build")]
    [InlineData("", "public async System.Threading.Tasks.Task<object> BuildAsync() { await System.Threading.Tasks.Task.Yield(); return new Upper.Wall(); }", "BuildAsync")]
    [InlineData("", "public System.Collections.Generic.IEnumerable<object> Build() { yield return new Upper.Wall(); }", "Build")]
    [InlineData("", "private sealed class Nested { private sealed class Deeper { public Upper.Wall? Wall; } }", "Wall")]
    [InlineData("", "[System.ComponentModel.TypeConverter(typeof(Upper.Wall))] public int Width;", "Width")]
    [InlineData("", "[System.ComponentModel.DefaultValue(Upper.Height.High)] public int Width { get; set; }", "Width", "Height")]
    [InlineData("", "public unsafe void Carry(delegate*<Upper.Wall, void> how) { }", "Carry")]
    public void An_arrow_that_goes_back_is_named(string bases, string members, string place, string target = "Wall")
    {
        var check = Check(("Ground/Pebble.cs", $"namespace Sample.Ground; internal class Pebble{bases} {{ {members} }}"));

        Assert.Contains($"Ground -> Upper: Pebble -> {target} ({place})", check.FindWrongArrows());
    }

    [Fact]
    public void A_folder_that_is_listed_is_a_room_of_its_own()
    {
        var check = Check(
            ("Upper/Door.cs", "namespace Sample.Upper; internal class Door { public Attic.Beam? Lintel; }"),
            ("Upper/Plain/Window.cs", "namespace Sample.Upper.Plain; internal class Window { public Wall? Frame; public House? Of; }"));

        Assert.Equal(["Upper -> (root): Window -> House (Of)", "Upper -> Upper/Attic: Door -> Beam (Lintel)"], check.FindWrongArrows());
    }

    [Fact]
    public void Folders_without_rooms_are_named()
    {
        var check = Check(("Cellar/Deep/Wine.cs", "namespace Sample.Cellar.Deep; internal class Wine;"));

        Assert.Equal(["Cellar/Deep belongs to no room"], check.FindFoldersWithoutRoom());
    }

    [Fact]
    public void Rooms_without_types_are_named()
    {
        var rooms = s_rooms with { Rooms = [.. s_rooms.Rooms, new Room("Roof", "Nothing.")] };

        Assert.Equal(["Roof has no type"], SampleProject.Check(rooms, s_sound).FindRoomsWithoutTypes());
    }

    [Fact]
    public void Types_that_are_in_no_folder_or_in_several_are_named()
    {
        (string, string)[] halves =
        [
            ("Ground/Half.cs", "namespace Sample.Ground; internal partial class Half;"),
            ("Upper/Half.cs", "namespace Sample.Ground; internal partial class Half;"),
            ("obj/Made.cs", "namespace Sample.Ground; internal class Made;"),
        ];

        Assert.Equal(["Sample.Ground.Half is in Ground and Upper", "Sample.Ground.Made is in no file of the project"], Check(halves).FindTypesWithoutFolder());
    }

    [Fact]
    public void Namespaces_that_are_no_folders_are_named()
    {
        var check = Check(
            ("Ground/Sand.cs", "namespace Sample; internal class Sand;"),
            ("Ground/Gravel.cs", "namespace Sample; public partial class Gravel;"),
            ("Ground/Gravel.Grey.cs", "namespace Sample; partial class Gravel { internal int Grey; }"),
            ("Ground/Clay.cs", "namespace Elsewhere { public class Clay<T>; }"));

        Assert.Equal(["Sample.Sand: its namespace is to be Sample.Ground", "Elsewhere.Clay`1: its namespace is to be Sample.Ground"], check.FindWrongNamespaces());
    }

    private static RoomCheck Check(params (string Path, string Text)[] more) => SampleProject.Check(s_rooms, [.. s_sound, .. more]);
}
