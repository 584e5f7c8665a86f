using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Sockets;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Output;
using Feishu.Gen.Cli.Pages;
using Feishu.Testing;

namespace Feishu.Gen.Cli.Commands;

/// <summary><c>feishu-gen mock</c>: a Feishu on this machine, made from the pages.</summary>
internal static class MockCommand
{
    /// <summary>How it is called.</summary>
    public const string Examples = """
        feishu-gen mock specs
        feishu-gen mock specs --port 8080 --rate-limits
        feishu-gen mock specs --scope im:message --scope task:task:read
        feishu-gen mock specs --fault delay=0.5 --fault im.v1.message.create:code=230001*2
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var pages = PagesArgument.Create();
        var port = new Option<int>("--port", "-p") { Description = "The port; any that is free without it", HelpName = "number" };
        var scopes = new Option<string[]>("--scope") { Description = "A permission that the app has, and no other than those that are given; all without it", HelpName = "key" };
        var faults = new Option<FeishuMockFault[]>("--fault")
        {
            Description = "What goes wrong: status=503, code=1470602, limit=5, delay=0.5, drop or token; '<operation>:' before it for one operation, '*<times>' behind it for so many calls",
            HelpName = "fault",
            CustomParser = Faults,
            Arity = ArgumentArity.OneOrMore,
        };
        var limits = new Option<bool>("--rate-limits") { Description = "Refuse calls over the limits that the pages give" };
        var command = new Command("mock", "Answer calls as the pages say, until Ctrl-C, which is success (0); prints a line for each") { pages, port, scopes, faults, limits };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal,
            parsed.GetValue(pages)!,
            new FeishuMockOptions
            {
                Port = parsed.GetValue(port),
                GrantedScopes = parsed.GetValue(scopes) is { Length: > 0 } granted ? granted : null,
                Faults = parsed.GetValue(faults) ?? [],
                LimitCalls = parsed.GetValue(limits),
            },
            cancellationToken));
        return command;
    }

    /// <summary>Answers calls until it is cancelled.</summary>
    /// <exception cref="UserException">The pages cannot be read or have no operation, a fault names none, or the port is taken.</exception>
    internal static async Task<int> RunAsync(Terminal terminal, IReadOnlyList<string> arguments, FeishuMockOptions options, CancellationToken cancellationToken)
    {
        options.OnRequest = request => terminal.WriteLine(request.ToString());
        var pages = PageSet.Load(arguments, terminal);
        await using var mock = await StartAsync(pages, options, cancellationToken);
        pages.TellOfErrors(terminal);
        terminal.WriteLine($"{Counted.Of(mock.Operations.Count, "operation")} at {mock.BaseAddress} until Ctrl-C");
        terminal.WriteLine($"app id {mock.AppId}, app secret {mock.AppSecret}, a user's token {mock.IssueUserToken()}");
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return ExitCode.Success;
    }

    private static async Task<FeishuMock> StartAsync(PageSet pages, FeishuMockOptions options, CancellationToken cancellationToken)
    {
        pages.RequireOperations();
        try
        {
            return await FeishuMock.StartAsync(pages.Catalog, options, cancellationToken);
        }
        catch (ArgumentException e)
        {
            throw new UserException(e.Message);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new UserException($"cannot listen on port {options.Port}: {e.Message}");
        }
    }

    private static FeishuMockFault[] Faults(ArgumentResult result)
    {
        var faults = new List<FeishuMockFault>();
        foreach (var token in result.Tokens)
        {
            try
            {
                faults.Add(FeishuMockFault.Parse(token.Value));
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
            }
        }

        return [.. faults];
    }
}
