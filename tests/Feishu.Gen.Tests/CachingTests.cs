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
    private const string Event = "specs/event.md";

    private static readonly PageProject s_project = new()
    {
        Pages = [(First, SamplePages.Followers), (Second, SamplePages.User), (Event, SamplePages.Moved)],
        Sources = ["namespace Feishu.Bots { class A { } }"],
        IsTracked = true,
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
            new[] { Steps.Knowledge, Steps.Names, Steps.SharedTypesPlans, Steps.VersionPlans, Steps.ServicePlans, Steps.ClientPlans },
            step => Assert.All(Reasons(driver, step), AssertUntouched));
        var changed = Sources(driver).Where(s => before[s.Key] != s.Value).Select(s => s.Key);
        Assert.Equal(["TaskV1.TaskResource.BatchDeleteFollower.g.cs"], changed);
    }

    [Fact]
    public void Edit_of_an_event_emits_the_events_of_its_version_alone()
    {
        var (driver, compilation) = Start();
        var edited = SamplePages.Moved.Replace("任务 ID", "被移动的任务", StringComparison.Ordinal);
        Assert.NotEqual(SamplePages.Moved, edited);
        var before = Sources(driver);

        driver = Replace(driver, Event, edited).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(driver, Steps.EventPlans));
        Assert.All(
            new[] { Steps.EventKnowledge, Steps.SettledPages, Steps.Names, Steps.OperationPlans, Steps.SharedTypesPlans, Steps.VersionPlans, Steps.ServicePlans, Steps.ClientPlans },
            step => Assert.All(Reasons(driver, step), AssertUntouched));
        var changed = Sources(driver).Where(s => before[s.Key] != s.Value).Select(s => s.Key);
        Assert.Equal(["TaskV1.Events.g.cs"], changed);
    }

    [Fact]
    public void Edit_of_a_page_plans_its_service_version_alone()
    {
        var (driver, compilation) = Start();

        driver = Replace(driver, First, SamplePages.Followers.Replace("id_list |", "ids |", StringComparison.Ordinal))
            .RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Equal("Modified, Cached", string.Join(", ", Reasons(driver, Steps.SettledPages).Order()));
        Assert.Equal("Modified, Cached", string.Join(", ", Reasons(driver, Steps.Versions).Order()));
        Assert.All(Reasons(driver, Steps.Names), AssertUntouched);
    }

    /// <summary>What is known of other services, or of other fields, is no reason to settle a page's tables again.</summary>
    [Fact]
    public void Knowledge_that_does_not_matter_to_a_page_settles_nothing_again()
    {
        var (driver, compilation) = Start();
        var edited = SamplePages.Followers.Replace("id_list | string\\[\\]", "owner | person | 否 | 甲\n└ nick | string | 否 | 乙\nid_list | string\\[\\]", StringComparison.Ordinal);
        Assert.NotEqual(SamplePages.Followers, edited);

        driver = Replace(driver, First, edited).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(driver, Steps.Knowledge));
        Assert.Equal("Modified, Cached", string.Join(", ", Reasons(driver, Steps.SettledPages).Order()));
    }

    /// <summary>Whatever is edited, what is emitted is what a new run emits.</summary>
    [Fact]
    public void Edits_end_where_a_new_run_begins()
    {
        var pages = Repository.Specs.ToImmutableArray();
        var project = new PageProject { Pages = [.. pages.Select(p => (p.Path, p.Text))] };
        var compilation = project.Compilation();
        var files = project.AdditionalTexts();
        var driver = project.CreateDriver(files).RunGenerators(compilation, TestContext.Current.CancellationToken);

        for (var i = 0; i < pages.Length; i++)
        {
            // Another page's text in its place: rows, types, addresses and findings come and go.
            var text = pages[(i + 1) % pages.Length].Text;
            project = project.With(pages[i].Path, text);
            driver = driver.ReplaceAdditionalText(files[i], new PageProject.InMemoryText(project.FullPath(pages[i].Path), text))
                .RunGenerators(compilation, TestContext.Current.CancellationToken);
            if (i % 5 == 4)
            {
                var fresh = project.Run();
                Assert.Equal(fresh.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString()), Sources(driver));
                Assert.Equal(
                    fresh.Diagnostics.Select(d => d.ToString()).Order(StringComparer.Ordinal),
                    driver.GetRunResult().Diagnostics.Select(d => d.ToString()).Order(StringComparer.Ordinal));
            }
        }
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
        Assert.Contains(text.GeneratedSources, s => s.HintName.StartsWith("TaskV1.TaskResource.", StringComparison.Ordinal));

        driver = driver.RemoveAdditionalTexts([FileOf(First)]).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(Sources(driver).Keys, k => k.StartsWith("TaskV1.TaskResource.", StringComparison.Ordinal));
    }

    [Fact]
    public void Same_run_again_runs_nothing_again()
    {
        var (driver, compilation) = Start();

        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.All(AllSteps, step => Assert.All(Reasons(driver, step), r => Assert.Equal(IncrementalStepRunReason.Cached, r)));
        AssertOutputsCached(driver);
    }

    [Fact]
    public void Edit_of_a_page_reads_that_page_alone()
    {
        var (driver, compilation) = Start();

        driver = Replace(driver, First, SamplePages.Followers.Replace("核对任务", "再次核对任务", StringComparison.Ordinal))
            .RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], Reasons(driver, Steps.Pages));
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(driver, Steps.Operations));
    }

    /// <summary>
    /// The compiler compares what a step yields by position, so the operations behind a new one are emitted again, equal as they are.
    /// </summary>
    [Theory]
    [InlineData("wiki/v1/groups", "New, Cached, Cached", "WikiV1.GroupResource.Get.g.cs")]
    [InlineData("board/v1/groups", "New, Modified, Modified", "BoardV1.GroupResource.Get.g.cs")]
    public void Added_page_reads_itself_alone(string path, string plans, string file)
    {
        const string Third = "specs/third.md";
        var (driver, compilation) = Start();
        var before = Sources(driver);
        var added = s_project with { Pages = s_project.Pages.Add((Third, SamplePages.User.Replace("contact/v3/users", path, StringComparison.Ordinal))) };

        driver = driver.WithUpdatedAnalyzerConfigOptions(added.AnalyzerOptions())
            .AddAdditionalTexts([added.AdditionalTexts().Single(f => f.Path == added.FullPath(Third))])
            .RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Equal("New, Cached, Cached, Cached", string.Join(", ", Reasons(driver, Steps.Pages).Order()));
        Assert.Equal(plans, string.Join(", ", Reasons(driver, Steps.OperationPlans).Order()));
        var after = Sources(driver);
        Assert.Equal("FeishuClient.g.cs", Assert.Single(before.Keys, k => after[k] != before[k]));
        Assert.Contains(file, after.Keys.Except(before.Keys));
    }

    [Fact]
    public void New_name_of_the_client_reads_no_page_again()
    {
        var (driver, compilation) = Start();
        var renamed = s_project with { Properties = s_project.Properties.Add("FeishuClientName", "LarkClient") };

        driver = driver.WithUpdatedAnalyzerConfigOptions(renamed.AnalyzerOptions()).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.All(Reasons(driver, Steps.EmitOptions), r => Assert.Equal(IncrementalStepRunReason.Modified, r));
        Assert.All(AllSteps.Except([Steps.Options, Steps.EmitOptions]), step => Assert.All(Reasons(driver, step), AssertUntouched));
        Assert.Contains("LarkClient.g.cs", Sources(driver).Keys);
    }

    [Fact]
    public void Option_that_is_none_of_ours_emits_nothing_again()
    {
        var (driver, compilation) = Start();
        var other = s_project with { Properties = s_project.Properties.Add("Optimize", "true") };

        driver = driver.WithUpdatedAnalyzerConfigOptions(other.AnalyzerOptions()).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.All(AllSteps, step => Assert.All(Reasons(driver, step), AssertUntouched));
        AssertOutputsCached(driver);
    }

    [Fact]
    public void Diagnostic_that_is_not_wanted_any_more_emits_nothing_again()
    {
        var (driver, compilation) = Start();
        var silent = s_project with { NoWarn = s_project.NoWarn.Add(First, "FSG0008") };

        driver = driver.WithUpdatedAnalyzerConfigOptions(silent.AnalyzerOptions()).RunGenerators(compilation, TestContext.Current.CancellationToken);

        Assert.Contains(IncrementalStepRunReason.Modified, Reasons(driver, Steps.Files));
        Assert.All(AllSteps.Except([Steps.Files, Steps.Pages]), step => Assert.All(Reasons(driver, step), AssertUntouched));
        AssertOutputsCached(driver);
    }

    /// <summary>What outlives a run must not keep a compilation alive, nor hold what is never equal to its like.</summary>
    [Fact]
    public void Nothing_of_the_compiler_or_of_Markdig_leaves_its_step()
    {
        var run = s_project.Run();

        foreach (var (step, output) in from step in AllSteps from s in run.TrackedSteps[step] from o in s.Outputs select (step, o.Value))
        {
            Assert.All(ObjectGraph.Walk(output).Where(o => !IsInput(step, o.Object, o.Path)), o => Assert.True(
                IsOwn(o.Object.GetType()), $"{step} hands on a {o.Object.GetType()} at {o.Path}."));
        }
    }

    [Fact]
    public void Values_of_two_runs_are_equal()
    {
        var (first, second) = (s_project.Run(), s_project.Run());

        Assert.All(AllSteps.Except([Steps.Files]), step => Assert.Equal(Values(first, step), Values(second, step)));
    }

    private static List<object> Values(GeneratorRunResult run, string step) =>
        [.. run.TrackedSteps[step].SelectMany(s => s.Outputs).Select(o => o.Value)];

    /// <summary>The file itself is what comes in; nothing else may hold it.</summary>
    private static bool IsInput(string step, object value, string path) =>
        step == Steps.Files && (value is AdditionalText || path.Contains("<Text>", StringComparison.Ordinal));

    private static bool IsOwn(Type type) => type.IsArray
        ? IsOwn(type.GetElementType()!)
        : type.Assembly == typeof(FeishuGenerator).Assembly || type.Assembly == typeof(EquatableArray).Assembly
            || type.IsPrimitive || type == typeof(string)
            || (type.IsGenericType && type.Namespace is "System" or "System.Collections.Immutable" && type.GetGenericArguments().All(IsOwn));

    private static (GeneratorDriver Driver, Compilation Compilation) Start()
    {
        var compilation = s_project.Compilation();
        var driver = s_project.CreateDriver(s_files).RunGenerators(compilation, TestContext.Current.CancellationToken);
        return (driver, compilation);
    }

    private static GeneratorDriver Replace(GeneratorDriver driver, string path, string text) =>
        driver.ReplaceAdditionalText(FileOf(path), new PageProject.InMemoryText(s_project.FullPath(path), text));

    private static AdditionalText FileOf(string path) => s_files.Single(f => f.Path == s_project.FullPath(path));

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
