using System.Collections.Immutable;
using System.Reflection;
using Feishu.Gen.Pipeline;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests;

/// <summary>What runs again after an edit, step by step, and what does not.</summary>
public class CachingTests
{
    private const string First = "specs/first.md";
    private const string Second = "specs/second.md";

    private static readonly PageProject s_project = new()
    {
        Pages = [(First, SamplePages.Followers), (Second, SamplePages.User)],
        Sources = ["namespace Feishu.Bots { class A { } }"],
    };

    private static readonly ImmutableArray<AdditionalText> s_files = s_project.AdditionalTexts();

    /// <summary>All steps, whoever adds one.</summary>
    private static IEnumerable<string> AllSteps =>
        typeof(Steps).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

    [Fact]
    public void Every_step_is_tracked()
    {
        var run = s_project.Run();

        Assert.All(AllSteps, step => Assert.Contains(step, run.TrackedSteps.Keys));
    }

    [Fact]
    public void Edit_of_code_runs_nothing_again()
    {
        var (driver, compilation) = Start();

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            "namespace Feishu.Bots { class B { } }", (CSharpParseOptions)Consumer.ParseOptions, cancellationToken: TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);

        Assert.All(AllSteps, step => Assert.All(Reasons(driver, step), AssertUntouched));
        AssertOutputsCached(driver);
    }

    [Fact]
    public void Same_text_again_changes_nothing_after_the_page()
    {
        var (driver, compilation) = Start();

        driver = Replace(driver, First, SamplePages.Followers).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.All(AllSteps.Except([Steps.Files]), step => Assert.All(Reasons(driver, step), AssertUntouched));
        AssertOutputsCached(driver);
    }

    [Fact]
    public void Text_that_only_moves_emits_nothing_again()
    {
        var (driver, compilation) = Start();
        var moved = SamplePages.Followers.Replace("\n# ", "\n\n\n# ", StringComparison.Ordinal);

        driver = Replace(driver, First, moved).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.All(AllSteps.Except([Steps.Files, Steps.Pages]), step => Assert.All(Reasons(driver, step), AssertUntouched));
        AssertOutputsCached(driver);
    }

    [Fact]
    public void Prose_that_no_code_shows_emits_nothing_again()
    {
        var (driver, compilation) = Start();
        var edited = SamplePages.Followers + "\n## 附录\n\n这一节与代码无关。\n";

        driver = Replace(driver, First, edited).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.All(AllSteps.Except([Steps.Files]), step => Assert.All(Reasons(driver, step), AssertUntouched));
        AssertOutputsCached(driver);
    }

    [Fact]
    public void Edit_of_a_page_emits_that_page_alone()
    {
        var (driver, compilation) = Start();
        var edited = SamplePages.Followers.Replace("被移除的", "真正被移除的", StringComparison.Ordinal);
        Assert.NotEqual(SamplePages.Followers, edited);
        var before = Sources(driver);

        driver = Replace(driver, First, edited).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Single(Reasons(driver, Steps.OperationPlans), r => r == IncrementalStepRunReason.Modified);
        Assert.Single(Reasons(driver, Steps.OperationPlans), r => r is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached);
        Assert.All(
            new[] { Steps.ModelPlans, Steps.ValuePlans, Steps.VersionPlans, Steps.ServicePlans, Steps.ClientPlans },
            step => Assert.All(Reasons(driver, step), AssertUntouched));
        var changed = Sources(driver).Where(s => before[s.Key] != s.Value).Select(s => s.Key);
        Assert.Equal(["TaskV1.TaskResource.BatchDeleteFollower.g.cs"], changed);
    }

    [Fact]
    public void New_error_text_is_no_reason_to_emit_the_client_again()
    {
        var (driver, compilation) = Start();
        var edited = SamplePages.Followers.Replace("核对任务", "再次核对任务", StringComparison.Ordinal);
        Assert.NotEqual(SamplePages.Followers, edited);

        driver = Replace(driver, First, edited).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.All(Reasons(driver, Steps.ClientPlans), AssertUntouched);
        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(driver, Steps.OperationPlans));
    }

    [Fact]
    public void Removed_page_takes_its_files_along()
    {
        var (driver, compilation) = Start();
        var text = driver.GetRunResult().Results.Single();
        Assert.Contains(text.GeneratedSources, s => s.HintName.StartsWith("TaskV1.", StringComparison.Ordinal));

        driver = driver.RemoveAdditionalTexts([FileOf(First)]).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Sources(driver).Keys, k => k.StartsWith("TaskV1.", StringComparison.Ordinal));
    }

    private static (GeneratorDriver Driver, Compilation Compilation) Start()
    {
        var compilation = s_project.Compilation();
        var driver = s_project.CreateDriver(s_files).RunGenerators(compilation, TestContext.Current.CancellationToken);
        return (driver, compilation);
    }

    private static GeneratorDriver Replace(GeneratorDriver driver, string path, string text) =>
        driver.ReplaceAdditionalText(FileOf(path), new PageProject.InMemoryText($"{s_project.Root}/{path}", text));

    private static AdditionalText FileOf(string path) => s_files.Single(f => f.Path == $"{s_project.Root}/{path}");

    private static Dictionary<string, string> Sources(GeneratorDriver driver) =>
        driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());

    private static List<IncrementalStepRunReason> Reasons(GeneratorDriver driver, string step) =>
        [.. driver.GetRunResult().Results.Single().TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Reason)];

    private static void AssertUntouched(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static void AssertOutputsCached(GeneratorDriver driver) => Assert.All(
        driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs),
        output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
}
