using System.Text.RegularExpressions;
using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

public sealed partial class MemberNamesTests
{
    private static readonly string[] s_pieces = ["id", "ID", "Id", "list", "List", "to", "json", "value", "1", "2", "a", "B", "名", "_", "_", "-", ".", "@", " "];

    [Theory]
    [InlineData("to_json", "ToJsonValue")]
    [InlineData("parse", "ParseValue")]
    [InlineData("equals", "EqualsValue")]
    [InlineData("clone", "CloneValue")]
    [InlineData("get_type", "GetTypeValue")]
    [InlineData("set_null", "SetNullValue")]
    [InlineData("additional_members", "AdditionalMembersValue")]
    [InlineData("shop", "ShopValue")]
    [InlineData("value", "Value")]
    [InlineData("json", "Json")]
    public void A_property_hides_nothing_of_its_record(string name, string expected)
    {
        Assert.Equal([expected], MemberNames.Properties([name], "Shop"));
    }

    [Fact]
    public void A_type_called_like_its_member_with_the_suffix_changes_nothing()
    {
        Assert.Equal(["ParseValueValue"], MemberNames.Properties(["parse"], "ParseValue"));
    }

    [Fact]
    public void The_name_in_snake_case_keeps_its_identifier_and_the_others_carry_their_spelling()
    {
        Assert.Equal(["IdList", "IdList__idList", "IdList__idZ002Dlist", "Name"], MemberNames.Properties(["id_list", "idList", "id-list", "name"], "Shop"));
        Assert.Equal(["IdList__IDList", "IdList__idList"], MemberNames.Properties(["IDList", "idList"], "Shop"));
        Assert.Equal(["IdList"], MemberNames.Properties(["idList"], "Shop"));
    }

    [Fact]
    public void A_name_that_got_the_suffix_gives_way_to_one_that_has_it()
    {
        Assert.Equal(["ToJsonValue__to_json", "ToJsonValue"], MemberNames.Properties(["to_json", "to_json_value"], "Shop"));
    }

    [Fact]
    public void Equal_names_get_equal_identifiers()
    {
        Assert.Equal(["Id", "Id"], MemberNames.Properties(["id", "id"], "Shop"));
    }

    [Fact]
    public void Values_of_a_list_are_named_alike()
    {
        Assert.Equal(
            ["OpenId", "Minus1", "N1", "N1_0", "N10", "AB", "ValueValue", "ToStringValue", "待办", "U002A", "Empty"],
            MemberNames.Values(["open_id", "-1", "1", "1.0", "10", "a/b", "value", "to_string", "待办", "*", ""], "ShopKind"));
    }

    [Fact]
    public void Parameters_differ_from_those_that_every_method_has()
    {
        Assert.Equal(["tokenValue", "taskId", "class", "n2fa", "queryValue"], MemberNames.Parameters(["token", "task_id", "class", "2fa", "query"]));
    }

    [Fact]
    public void Identifiers_are_unique_and_valid_and_a_further_name_renames_none_in_snake_case()
    {
        var random = new Random(3);
        for (var draw = 0; draw < 10_000; draw++)
        {
            var names = Enumerable.Range(0, random.Next(2, 8)).Select(_ => Draw(random)).Distinct(StringComparer.Ordinal).ToArray();

            var all = MemberNames.Properties(names, "IdList");
            var fewer = MemberNames.Properties(names[..^1], "IdList");

            Assert.Equal(names.Length, all.Distinct(StringComparer.Ordinal).Count());
            Assert.DoesNotContain("IdList", all);
            Assert.True(all.All(Identifier().IsMatch), string.Join(" ", all));
            for (var i = 0; i < fewer.Count; i++)
            {
                var isSettled = IsSnakeCase(names[i], fewer[i]) || fewer[i].Contains("__", StringComparison.Ordinal);
                Assert.True(fewer[i] == all[i] || !isSettled, string.Join(" ", names));
            }
        }
    }

    private static bool IsSnakeCase(string name, string identifier) => name == string.Join('_', Words.Split(identifier));

    private static string Draw(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => s_pieces[random.Next(s_pieces.Length)]));

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{Nd}_]*$")]
    private static partial Regex Identifier();
}
