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
