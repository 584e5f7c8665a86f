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

    /// <summary>The runtime that emitted code runs on.</summary>
    public static ProjectRooms Runtime { get; } = new("runtime/Feishu.Runtime",
    [
        new("Json/Masking", "Secrets and hidden characters, kept out of what is shown."),
        new("Json", "The reader and writer of JSON, `FeishuJson`, and the base of all models."),
        new("Descriptors", "What a page says, as data: operations, types of events, error tables, rules, limits, kinds of token."),
        new("Errors", "Exceptions, and what a refusal says."),
        new("Http", "A request's content and its response: limits of size and time, the envelope, failures."),
        new("Http/ServerSentEvents", "Streams of server-sent events."),
        new("Http/Files", "Files that are sent and received."),
        new("Http/Readings", "How a response becomes the result of a call."),
        new("Caching", "Claims in a distributed cache, by which one process of several does something."),
        new("Tokens", "Access tokens: issuers, sources, stores. They send requests through a delegate, and do not know the transport."),
        new("Telemetry", "Traces, metrics and logs of calls."),
        new("Validation", "What a call must keep to, as its page says."),
        new("Resilience", "Policies around the attempts of a call: retries, limits, pauses."),
        new("Client", "Options, the transport, and the calls that go through it."),
        new("Client/Paging", "Results that come in pages."),
        new("Client/Uploads", "Uploads in parts."),
        new("Events", "What handlers of events get and give back, and the options of receiving."),
        new("Events/Cards", "Cards and the actions of their users."),
        new("Events/Telemetry", "Traces, metrics and logs of events."),
        new("Events/Deduplication", "Which events were handled already."),
        new("Events/Dispatching", "From a received event to its handler."),
        new("Events/Webhook", "Events that the platform sends to an address: decryption, signatures, refusals."),
        new("Events/LongConnection/Frames", "The frames of a long connection, and the messages that they carry."),
        new("Events/LongConnection/Session", "One long connection from its opening to its end."),
        new("Events/LongConnection", "Long connections, one after the other."),
        new("DependencyInjection", "Puts all of it together, as services of a host."),
    ])
    {
        PublicNamespaces = ["Feishu.Runtime", "Feishu.Runtime.CompilerServices", "Microsoft.Extensions.DependencyInjection"],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProjectRooms> All { get; } = [Runtime, Tool, Testing, AspNetCore];
}
