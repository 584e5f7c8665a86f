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
        new("Responses", "What comes back: what the page shows, what a test says, or a refusal."),
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

    /// <summary>The model of pages and of what becomes of them, without the compiler.</summary>
    public static ProjectRooms Model { get; } = new("generator/Feishu.Gen.Model",
    [
        new(Room.Root, "Lists with the equality of values, and what older frameworks lack."),
        new("Diagnostics", "The rules, and what was found at a place of a page."),
        new("Json", "A lenient reader of the pages' JSON examples, and their shapes."),
        new("Vocabulary", "Words that several stages know: spellings of types, names in envelopes."),
        new("Pages/Markdown", "The pages' tables and fences, as extensions of Markdig."),
        new("Pages", "A page: front matter, sections, tables, cells, examples."),
        new("Pages/Dialects", "What exports write differently, put into one form."),
        new("Pages/Source", "Pages in the site's own source form."),
        new("Pages/Reading", "From a file to a page."),
        new("Operations/Nesting", "Where the rows of a table belong, found again where the export has lost it."),
        new("Operations", "What a page says of an operation or an event."),
        new("Operations/Tables", "Rows that become fields, where their nesting is still open."),
        new("Operations/Reading", "From a page to an operation or an event."),
        new("Catalog/Naming", "Names of operations, types and members."),
        new("Catalog", "All operations and events together: services, shared models, plans of what is emitted."),
    ])
    {
        RootNamespace = "Feishu.Gen",
    };

    /// <summary>The source generator.</summary>
    public static ProjectRooms Generator { get; } = new("generator/Feishu.Gen",
    [
        new("Emit", "From a plan to C#."),
        new("Pipeline", "The incremental steps, and what they pass on."),
        new(Room.Root, "The generator, which wires the steps."),
    ])
    {
        RootNamespace = "Feishu.Gen",
        PublicNamespaces = ["Feishu.Gen"],
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
        new("Rotation", "Secrets that are replaced while the app runs."),
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
    public static IReadOnlyList<ProjectRooms> All { get; } = [Model, Generator, Runtime, Tool, Testing, AspNetCore];
}
