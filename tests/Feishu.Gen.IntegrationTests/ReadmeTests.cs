using System.Text.RegularExpressions;
using Feishu.Gen.Tests.Support;

namespace Feishu.Bots;

/// <summary>What the README shows is what works.</summary>
public partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Code_compiles(string file)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, file));
        var code = Assert.Single(
            CodeBlock().Matches(readme).Select(block => block.Groups["code"].Value), code => code.StartsWith("using ", StringComparison.Ordinal));

        // The comments that a library would have on its public members would be in the way there.
        Consumer.CompileWithEmitted(PageProject.Of(Repository.OwnSeedPage) with { Sources = ["#pragma warning disable CS1591\n" + code] });
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/contributing.md")]
    public void Links_into_the_repository_lead_somewhere(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        var links = Link().Matches(File.ReadAllText(path)).Select(link => link.Groups["path"].Value);

        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, link)), link));
    }

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\((?!https:)(?<path>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
