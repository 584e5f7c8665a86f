using System.Reflection;
using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Tests.Support;
using Feishu.Runtime;
using Feishu.Runtime.CompilerServices;

namespace Feishu.Gen.Tests;

/// <summary>What every emitted type has already, as the runtime and the language say: no page may call a type or a member so.</summary>
public class ReservedNamesTests
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The names.</summary>
    public static TheoryData<string> Names => [.. Inherited(typeof(FeishuModel<>)).Concat(Inherited(typeof(FeishuQuery))).Concat(Inherited(typeof(Sample)).Where(n => n != nameof(Sample.First))).Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void List_is_that_of_the_runtime() => Assert.Superset(
        new HashSet<string> { "Equals", "GetHashCode", "PrintMembers", "MapMembers", "AddTo", "EqualityContract", "ToString", "ToJson" },
        Names.Select(n => n.Data).ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void Neither_type_nor_member_is_called_so(string name)
    {
        Assert.NotEqual(name, TypeNames.Safe(name));
        Assert.NotEqual(name, MemberNames.Properties([name], "Shop")[0]);
    }

    [Fact]
    public void Types_and_members_that_a_page_calls_so_compile() => Consumer.CompileWithEmitted(PageProject.Of(Faults.Followers(
        "id_list | string\\[\\] | 是 | 谁\n",
        string.Concat(Names.Select(n => n.Data).Select(n => $"{n} | {n} | 否 | x\n└a_{n} | string | 否 | x<br>**可选值有**：<br>- {n}：x\n")),
        "{ \"id_list\": [\"ou_1\"] }",
        "{ }")));

    [Theory]
    [InlineData("task", "Task", "Task2")]
    [InlineData("task", "LarkClient", "Task")]
    [InlineData("feishu_client", "FeishuClient", "FeishuClient2")]
    [InlineData("feishu_client", "FeishuClient2", "FeishuClient22")]
    public void A_service_that_is_called_like_the_client_compiles(string service, string client, string property)
    {
        var project = PageProject.Of(SamplePages.Followers.Replace("/open-apis/task/", $"/open-apis/{service}/", StringComparison.Ordinal));
        project = project with { Properties = project.Properties.Add("FeishuClientName", client) };

        var compilation = Consumer.CompileWithEmitted(project);

        var type = compilation.GetTypeByMetadataName("Feishu.Bots.FeishuApi." + client);
        Assert.NotNull(type);
        Assert.Single(type.GetMembers(property));
    }

    [Fact]
    public void The_property_of_a_service_that_is_called_like_the_client_meets_no_other()
    {
        var project = new PageProject
        {
            Pages = [("specs/a.md", SamplePages.Followers), ("specs/b.md", SamplePages.Followers.Replace("/open-apis/task/", "/open-apis/task2/", StringComparison.Ordinal))],
            Properties = PageProject.Of("").Properties.Add("FeishuClientName", "Task"),
        };

        var type = Consumer.CompileWithEmitted(project).GetTypeByMetadataName("Feishu.Bots.FeishuApi.Task");

        Assert.NotNull(type);
        Assert.All((string[])["Task2", "Task3"], name => Assert.Single(type.GetMembers(name)));
    }

    [Theory]
    [InlineData("Create")]
    [InlineData("Events")]
    [InlineData("Operations")]
    public void The_client_is_not_called_like_one_of_its_own_members(string client)
    {
        var project = PageProject.Of(SamplePages.Followers);

        var run = (project with { Properties = project.Properties.Add("FeishuClientName", client) }).Run();

        Assert.Equal("FSG0014", Assert.Single(run.Diagnostics).Id);
    }

    private static IEnumerable<string> Inherited(Type type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var member in at.GetMembers(Any).Where(IsInherited).Where(m => char.IsLetter(m.Name[0])))
            {
                yield return member.Name;
            }
        }
    }

    private static bool IsInherited(MemberInfo member) => member switch
    {
        MethodInfo method => !method.IsSpecialName && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly),
        PropertyInfo property => property.GetMethod is { } get && (get.IsPublic || get.IsFamily || get.IsFamilyOrAssembly) && property.GetIndexParameters().Length == 0,
        FieldInfo field => field.IsPublic || field.IsFamily,
        EventInfo or TypeInfo { IsNestedPublic: true } => true,
        _ => false,
    };

    /// <summary>Whatever the language gives to records.</summary>
    private abstract record Sample(string First);
}
