using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Feishu.Gen.Packages.Tests.Support;

namespace Feishu.Gen.Packages.Tests;

/// <summary>What is in the packages.</summary>
public class PackagesTests(Consumers consumers) : IClassFixture<Consumers>
{
    private static readonly string[] s_common = ["LICENSE", "README.md"];

    /// <summary>All projects but the one with the mock, which reads pages itself.</summary>
    private static readonly string[] s_outputs = ["Bots.Api", "Bots.App", "Both", "Chats", "Idle", "Mail", "Web"];

    [Fact]
    public void The_generator_is_for_the_compiler_alone()
    {
        Assert.Equal(
            [
                "Feishu.Gen.nuspec", .. s_common, "ThirdPartyNotices.txt",
                "analyzers/dotnet/cs/Feishu.Gen.Model.dll", "analyzers/dotnet/cs/Feishu.Gen.dll", "analyzers/dotnet/cs/Markdig.dll", "analyzers/dotnet/cs/YamlDotNet.dll",
                "build/Feishu.Gen.props", "build/Feishu.Gen.targets",
            ],
            consumers.Feed.Files("Feishu.Gen"));
        Assert.Equal("true", consumers.Feed.Metadata("Feishu.Gen", "developmentDependency").Value);
        Assert.Empty(consumers.Feed.Metadata("Feishu.Gen", "dependencies").Elements());
    }

    [Fact]
    public void The_runtime_has_its_symbols_beside_it()
    {
        string[] frameworks = ["net10.0", "net8.0"];
        Assert.Equal(
            ["Feishu.Runtime.nuspec", .. s_common, .. frameworks.SelectMany(f => new[] { $"lib/{f}/Feishu.Runtime.dll", $"lib/{f}/Feishu.Runtime.xml" })],
            consumers.Feed.Files("Feishu.Runtime"));
        Assert.Subset(consumers.Feed.Files("Feishu.Runtime", ".snupkg").ToHashSet(), frameworks.Select(f => $"lib/{f}/Feishu.Runtime.pdb").ToHashSet());
    }

    [Fact]
    public void The_receiver_of_events_needs_the_runtime_and_the_shared_framework()
    {
        string[] frameworks = ["net10.0", "net8.0"];
        Assert.Equal(
            ["Feishu.AspNetCore.nuspec", .. s_common, .. frameworks.SelectMany(f => new[] { $"lib/{f}/Feishu.AspNetCore.dll", $"lib/{f}/Feishu.AspNetCore.xml" })],
            consumers.Feed.Files("Feishu.AspNetCore"));
        Assert.Equal(
            ["Feishu.Runtime"],
            consumers.Feed.Metadata("Feishu.AspNetCore", "dependencies").Descendants().Select(d => (string?)d.Attribute("id")).OfType<string>().Distinct());
        Assert.Equal(
            ["Microsoft.AspNetCore.App"],
            consumers.Feed.Metadata("Feishu.AspNetCore", "frameworkReferences").Descendants().Select(d => (string?)d.Attribute("name")).OfType<string>().Distinct());
    }

    [Fact]
    public void The_mock_brings_the_reading_of_pages_along()
    {
        string[] frameworks = ["net10.0", "net8.0"];

        Assert.Equal(
            [
                "Feishu.Testing.nuspec", .. s_common,
                .. frameworks.SelectMany(f => new[] { $"lib/{f}/Feishu.Gen.Model.dll", $"lib/{f}/Feishu.Testing.dll", $"lib/{f}/Feishu.Testing.xml" }),
            ],
            consumers.Feed.Files("Feishu.Testing").Where(f => !f.EndsWith("Feishu.Gen.Model.xml", StringComparison.Ordinal)));
        Assert.Equal(
            ["Feishu.Runtime", "Markdig", "YamlDotNet"],
            consumers.Feed.Metadata("Feishu.Testing", "dependencies").Descendants().Select(d => (string?)d.Attribute("id")).OfType<string>().Distinct());
    }

    [Fact]
    public void No_package_tells_where_it_was_made() => Assert.All(
        (string[])["Feishu.Gen", "Feishu.Gen.Cli", "Feishu.AspNetCore", "Feishu.Runtime", "Feishu.Testing"],
        id => Assert.All(
            consumers.Feed.Files(id).Where(f => Path.GetFileName(f).StartsWith("Feishu.", StringComparison.Ordinal)),
            file => Assert.DoesNotContain(PackageFeed.Repository, Encoding.UTF8.GetString(consumers.Feed.Read(id, file)) + Sources(consumers.Feed.Read(id, file)), StringComparison.Ordinal)));

    [Fact]
    public void Pages_become_clients() => consumers.Built.Successful();

    [Fact]
    public void The_ending_of_a_page_may_be_in_capitals()
    {
        consumers.Built.Successful();

        Assert.Contains(
            Directory.EnumerateFiles(consumers.At("Works", "Chats", "obj"), "*.g.cs", SearchOption.AllDirectories),
            f => File.ReadAllText(f).Contains("from specs/bot/v3/INFO.MD", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_app_calls_through_a_library()
    {
        consumers.Built.Successful();
        using var fake = Fake.Start();

        var run = await consumers.RunAsync("Bots.App", fake.Address);

        Assert.Equal("ou_1,ou_2\nno such task\n", run.Successful());
        Assert.Equal(
            [
                "POST /open-apis/task/v1/tasks/task-1/batch_delete_follower Bearer t-1",
                "POST /open-apis/task/v1/tasks/nothing/batch_delete_follower Bearer t-1",
            ],
            fake.Calls);
    }

    [Fact]
    public async Task Tests_see_the_internals_of_a_library()
    {
        consumers.Built.Successful();

        Assert.Contains("Failed: 0", (await consumers.RunAsync("Bots.Tests")).Successful(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_libraries_with_pages_of_their_own_get_along()
    {
        consumers.Built.Successful();
        using var fake = Fake.Start();

        Assert.Equal("Chats Mail\n", (await consumers.RunAsync("Both", fake.Address)).Successful());
        Assert.Equal(["DELETE /open-apis/im/v1/messages/om_1 Bearer t-1", "DELETE /open-apis/im/v1/messages/om_2 Bearer t-1"], fake.Calls);
    }

    [Fact]
    public async Task A_web_app_gets_its_client_by_injection_and_its_events_by_post()
    {
        consumers.Built.Successful();
        using var fake = Fake.Start();

        var run = await consumers.RunAsync(
            "Web", "--urls=http://127.0.0.1:0", "--Feishu:AppId=cli_web", "--Feishu:AppSecret=secret", $"--Feishu:BaseAddress={fake.Address}",
            "--Feishu:Events:VerificationToken=secret");

        Assert.Equal("Robbie\nhello\n200\n", run.Successful());
    }

    [Fact]
    public void A_project_without_pages_gets_nothing()
    {
        consumers.Built.Successful();

        Assert.DoesNotContain(
            Directory.EnumerateFiles(consumers.At("Works", "Idle", "obj"), "*.g.cs", SearchOption.AllDirectories),
            f => f.Contains("Feishu.Gen", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_of_generator_and_pages_reaches_the_output()
    {
        consumers.Built.Successful();

        Assert.All(
            s_outputs.Select(consumers.Output),
            output =>
            {
                var files = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)).ToList();
                Assert.NotEmpty(files);
                Assert.DoesNotContain(files, f => f.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || f.StartsWith("Feishu.Gen", StringComparison.Ordinal)
                    || f is "Markdig.dll" or "YamlDotNet.dll");
                Assert.All(
                    Directory.EnumerateFiles(output, "*.deps.json"),
                    deps => Assert.DoesNotContain("Feishu.Gen", File.ReadAllText(deps), StringComparison.Ordinal));
            });
    }

    [Fact]
    public async Task A_library_with_pages_is_packed_without_them()
    {
        consumers.Built.Successful();

        (await consumers.Feed.Shell.RunAsync(consumers.At("Works", "Mail"), "dotnet", "pack", "--no-build", "-c", "Debug", "-o", consumers.At("packed"), "--nologo")).Successful();

        using var package = ZipFile.OpenRead(consumers.At("packed", "Mail.1.0.0.nupkg"));
        Assert.Equal(["Mail.nuspec", "lib/net8.0/Mail.dll"], package.Entries.Select(e => e.FullName).Where(n => n is "Mail.nuspec" || n.StartsWith("lib/", StringComparison.Ordinal) || n.Contains("specs", StringComparison.Ordinal)));
        using var description = new StreamReader(package.GetEntry("Mail.nuspec")!.Open());
        var text = await description.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"Feishu.Runtime\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Feishu.Gen", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BrokenPage", "FSG0003")]
    [InlineData("NoRuntime", "FSG0101")]
    [InlineData("OldRuntime", "FSG0102")]
    [InlineData("OldCompiler", "FSG0103")]
    [InlineData("VisualBasic", "FSG0104", "vbproj")]
    [InlineData("OldFramework", "FSG0105")]
    [InlineData("OldLanguage", "FSG0027")]
    public void What_is_wrong_is_one_clear_error(string project, string id, string kind = "csproj")
    {
        var errors = consumers.Failed.Output.Split('\n')
            .Where(l => l.Contains(": error ", StringComparison.Ordinal) && l.EndsWith($"{project}.{kind}]", StringComparison.Ordinal))
            .Distinct();

        Assert.Contains($"error {id}: ", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_sits_on_the_line_of_the_page()
    {
        var page = consumers.At("Fails", "BrokenPage", "specs", "bot", "v3", "info.md");
        var line = Array.FindIndex(File.ReadAllLines(page), l => l.Contains("PULL", StringComparison.Ordinal)) + 1;

        Assert.Contains($"{page}({line},15): error FSG0003: ", consumers.Failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_is_installed_and_runs()
    {
        var folder = consumers.At("tools");
        (await consumers.Feed.Shell.RunAsync(
            consumers.At("Works"), "dotnet", "tool", "install", "Feishu.Gen.Cli", "--version", PackageFeed.Version, "--tool-path", folder, "--configfile", consumers.Feed.Configuration)).Successful();

        var list = await consumers.Feed.Shell.RunAsync(consumers.At("Works", "Web"), Path.Combine(folder, "feishu-gen"), "list", "specs");

        var lines = list.Successful().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal(["bot.v3.Info.get", "GET", "/open-apis/bot/v3/info"], lines[0][..3]);
        Assert.Equal(["im.message.receive_v1", "EVENT", "ImV1.ImMessageReceiveV1"], lines[1][..3]);

        // What it emits is what the compiler got.
        var emitted = consumers.At("emitted");
        (await consumers.Feed.Shell.RunAsync(
            consumers.At("Works", "Web"), Path.Combine(folder, "feishu-gen"), "emit", "specs", "-o", emitted, "--namespace", "Web.FeishuApi")).Successful();
        Assert.Equal(Code(Path.Combine(consumers.At("Works", "Web", "obj", "Debug", "net10.0", "generated", "Feishu.Gen", "Feishu.Gen.FeishuGenerator"))), Code(emitted));
    }

    /// <summary>The paths of the sources that an assembly's embedded symbols name.</summary>
    private static string Sources(byte[] file)
    {
        if (!file.AsSpan().StartsWith("MZ"u8))
        {
            return "";
        }

        using var image = new PEReader(new MemoryStream(file));
        foreach (var entry in image.ReadDebugDirectory().Where(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb))
        {
            using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
            var reader = symbols.GetMetadataReader();
            return string.Join('\n', reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)));
        }

        return "";
    }

    private static IEnumerable<(string Name, string Text)> Code(string folder) =>
        Directory.EnumerateFiles(folder).Select(f => (Path.GetFileName(f), File.ReadAllText(f))).OrderBy(f => f.Item1, StringComparer.Ordinal);
}
