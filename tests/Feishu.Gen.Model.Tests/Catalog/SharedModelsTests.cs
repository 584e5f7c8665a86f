using Feishu.Gen.Catalog;
using static Feishu.Gen.Tests.Catalog.CatalogSamples;

namespace Feishu.Gen.Tests.Catalog;

public sealed class SharedModelsTests
{
    private static readonly PageOperation s_get = Page("GET", "shop/v1/cats/:id", Object("cat", "cat", Text("mood", "happy"), Text("name")));
    private static readonly PageOperation s_update = Page("PUT", "shop/v1/cats/:id", Object("cat", "cat", Text("name"), Number("age")));
    private static readonly PageOperation s_list = Page("GET", "shop/v1/cats", Object("cat", "cat", Text("mood"), Number("age")));

    [Fact]
    public void A_model_has_the_fields_of_all_pages()
    {
        Assert.Equal(["Mood", "Name", "Age"], Model("Cat", s_get, s_list).Members.Select(m => m.Name));
    }

    [Fact]
    public void A_string_is_a_string_whether_or_not_a_page_lists_its_values()
    {
        Assert.Equal(new TypeRef.Text(), TypeOf("Mood", s_list));
        Assert.Equal(new TypeRef.Text("ShopV1.CatMood"), TypeOf("Mood", s_get));
        Assert.Equal(new TypeRef.Text("ShopV1.CatMood"), TypeOf("Mood", s_get, s_list));
        Assert.Equal(["Happy"], Assert.Single(Build([s_get, s_list]).Values).Values.Select(v => v.Name));
    }

    [Fact]
    public void What_belongs_to_one_page_is_an_open_list_of_values()
    {
        var catalog = Build([Page("GET", "shop/v1/cats/:id", Text("mood", "happy"))]);

        Assert.Equal(new TypeRef.Value("ShopV1.GetCatMood"), catalog.Operations[0].Response!.Members[0].Type);
    }

    [Fact]
    public void A_use_that_contradicts_most_pages_is_a_type_of_its_own()
    {
        var odd = Page("DELETE", "shop/v1/cats/:id", Object("cat", "cat", Text("age"), Text("reason")));

        var catalog = Build([odd, s_get, s_list, s_update]);

        Assert.Equal(new TypeRef.Integer(), TypeOf("Age", odd, s_get, s_list, s_update));
        Assert.DoesNotContain("Reason", Model("Cat", odd, s_get, s_list, s_update).Members.Select(m => m.Name));
        var response = catalog.Operations.Single(o => o.Id == "shop.v1.cat.delete").Response!;
        Assert.Equal(new TypeRef.Model("ShopV1.DeleteCatResponse.CatModel"), Assert.Single(response.Members).Type);
        Assert.Equal(["Age", "Reason"], Assert.Single(response.Nested).Members.Select(m => m.Name));
        Assert.Equal(new TypeRef.Model("ShopV1.Cat"), Assert.Single(catalog.Operations.Single(o => o.Id == "shop.v1.cat.get").Response!.Members).Type);
    }

    [Fact]
    public void A_use_around_one_that_contradicts_is_a_type_of_its_own_too()
    {
        var odd = Page("DELETE", "shop/v1/owners/:id", Object("owner", "owner", Object("cat", "cat", Text("age"))));
        var plain = Page("GET", "shop/v1/owners/:id", Object("owner", "owner", Object("cat", "cat", Number("age"))));

        var responses = Build([odd, plain, s_list, s_update]).Operations.ToDictionary(o => o.Id, o => o.Response!);

        Assert.Equal(new TypeRef.Model("ShopV1.DeleteOwnerResponse.OwnerModel"), responses["shop.v1.owner.delete"].Members[0].Type);
        Assert.Equal(new TypeRef.Model("ShopV1.Owner"), responses["shop.v1.owner.get"].Members[0].Type);
    }

    [Fact]
    public void A_page_that_is_not_certain_of_its_table_has_no_say_against_one_that_is()
    {
        PageOperation[] open =
        [
            .. new[] { "a", "b", "c" }.Select(n => Page("GET", $"shop/v1/{n}s/:id", Object("cat", "cat", Text("age"))))
                .Select(p => p with { Operation = p.Operation with { Response = p.Operation.Response with { IsNestingOpen = true } } }),
        ];

        Assert.Equal(new TypeRef.Integer(), TypeOf("Age", [.. open, s_list]));
        Assert.Equal(new TypeRef.Text(), TypeOf("Age", open));
    }

    [Fact]
    public void Fields_with_one_identifier_are_not_put_into_one_model()
    {
        var camel = Page("DELETE", "shop/v1/cats/:id", Object("cat", "cat", Text("Name")));

        var catalog = Build([camel, s_get, s_list, s_update]);

        Assert.Equal(["Mood", "Name", "Age"], Assert.Single(catalog.Models).Model.Members.Select(m => m.Name));
        Assert.Equal("Name", catalog.Operations.Single(o => o.Id == "shop.v1.cat.delete").Response!.Nested[0].Members[0].Field.Name);
    }

    [Fact]
    public void Words_of_the_owner_are_not_said_twice_where_that_is_clear()
    {
        var create = Page("POST", "shop/v1/cats").Sending(Text("cat_kind", "big"), Text("cat_mood", "happy"), Text("mood", "sad"));

        var catalog = Build([create]);

        Assert.Equal(["CreateCatCatMood", "CreateCatKind", "CreateCatMood"], catalog.Values.Select(v => v.Name));
    }

    [Fact]
    public void Values_are_called_after_the_pages_name_of_the_type()
    {
        var catalog = Build([Page("GET", "shop/v1/tasks/:id", Object("task", "task", Text("mood", "happy")))]);

        Assert.Equal("FeishuTask", Assert.Single(catalog.Models).Model.Name);
        Assert.Equal("TaskMood", Assert.Single(catalog.Values).Name);
    }

    private static ModelPlan Model(string name, params IEnumerable<PageOperation> pages) =>
        Build(pages).Models.Single(m => m.Model.Name == name).Model;

    private static TypeRef TypeOf(string member, params IEnumerable<PageOperation> pages) => Model("Cat", pages).Members.Single(m => m.Name == member).Type;
}
