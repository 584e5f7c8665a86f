using Feishu.Architecture.Tests.Support;

namespace Feishu.Architecture.Tests;

/// <summary>
/// The rooms of each assembly: its folders, from the ground up. A room may know those above it in the list, and none below. A folder that is
/// not listed belongs to the nearest folder above it that is.
/// </summary>
internal static class Rooms
{
    /// <summary>The tool <c>feishu-gen</c>.</summary>
    public static ProjectRooms Tool { get; } = new("generator/Feishu.Gen.Cli",
    [
        new("Exit", "How a run ends: exit codes, signals, and what the user has to set right."),
        new("Output", "What is printed: the terminal, tables, JSON."),
        new("Files", "What is written to disk: each file whole, and none outside its folder."),
        new("Pages", "The pages of a run, read from files, and the catalog that they make up."),
        new("Scopes", "The permissions that pages ask for."),
        new("Diff", "What changed between two catalogs."),
        new("OpenApi", "A catalog as an OpenAPI document."),
        new("Emission", "The code that the compiler gets, and the folder that it is written to."),
        new("Fetching", "Pages from the platform's site into the folder of pages."),
        new("Commands", "A class for each command: its options, and what it does with the rooms above."),
        new(Room.Root, "The command line that puts the commands together, and the entry point."),
    ])
    {
        AssemblyName = "feishu-gen",
    };

    /// <summary>The Feishu for tests.</summary>
    public static ProjectRooms Testing { get; } = new("runtime/Feishu.Testing",
    [
        new("Pages", "The folder of pages, what was found about them, and their examples as JSON."),
        new("Requests", "A request as it was sent, as a test sees it, and the operation that its address belongs to."),
        new("Checks", "What a page does not allow in a request."),
        new("Answers", "What is answered: as the page does, as a test says, or with a refusal."),
        new("Faults", "What is to go wrong."),
        new("Options", "How the mock behaves."),
        new("Tokens", "Tokens: given out, looked at, withdrawn."),
        new("Events", "Events: made, sealed, and sent to an address or over long connections."),
        new("Platform", "What becomes of a request on its way through the rooms above, and the server that it comes to."),
        new(Room.Root, "`FeishuMock`, which puts all of it together."),
    ])
    {
        PublicNamespaces = ["Feishu.Testing"],
    };

    /// <summary>The address at which an ASP.NET Core app receives events.</summary>
    public static ProjectRooms AspNetCore { get; } = new("runtime/Feishu.AspNetCore",
    [
        new(Room.Root, "The end point, and the body that it reads."),
    ])
    {
        PublicNamespaces = ["Microsoft.AspNetCore.Builder"],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProjectRooms> All { get; } = [Tool, Testing, AspNetCore];
}
