using Feishu.Gen.Operations.Nesting;

namespace Feishu.Gen.Tests.Nesting;

public class NestingSolverTests
{
    [Fact]
    public void An_empty_table_has_an_empty_tree() =>
        Assert.Empty(NestingSolver.Solve(Tables.Flat(""), ShapeMemory.Empty).Places);

    [Fact]
    public void The_keys_of_the_example_decide() => Tables.AssertRebuilt(
        """
        code int
        msg string
        data -
          items pet[]
            id string
            owner person
              id string
              name string
            tail string
          has_more boolean
        """,
        """{"code":0,"msg":"ok","data":{"items":[{"id":"1","owner":{"id":"2","name":"n"},"tail":"t"}],"has_more":false}}""",
        TableRoot.Response);

    [Fact]
    public void Keys_in_the_order_of_the_alphabet_do_not_mislead() => Tables.AssertRebuilt(
        """
        zoo zoo
          name string
          cages cage[]
            size int
            area int
          address string
        last string
        """,
        """{"last":"x","zoo":{"address":"a","cages":[{"area":2,"size":1}],"name":"n"}}""");

    [Fact]
    public void The_envelope_is_never_nested() => Tables.AssertRebuilt(
        """
        code int
        msg string
        data -
        """,
        """{"code":0,"msg":"ok","data":{}}""",
        TableRoot.Response);

    [Fact]
    public void An_example_may_be_the_contents_of_data_alone() => Tables.AssertRebuilt(
        """
        code int
        msg string
        data -
          key string
          value string
        """,
        """{"key":"k","value":"v"}""",
        TableRoot.Response);

    [Fact]
    public void A_table_of_datas_contents_may_have_an_example_with_the_envelope() => Tables.AssertRebuilt(
        """
        pet pet
          name string
        total int
        """,
        """{"code":0,"msg":"ok","data":{"pet":{"name":"n"},"total":1}}""",
        TableRoot.Data);

    [Fact]
    public void Scalars_lists_of_scalars_and_lists_of_lists_have_no_fields() => Tables.AssertRebuilt(
        """
        a string
        b string[]
        c map<string, int>
        d cell[][]
        e int
        """);

    [Fact]
    public void A_row_typed_as_text_may_have_fields_where_its_example_has() => Tables.AssertRebuilt(
        """
        items string
          id string
          name string
        total int
        """,
        """{"items":[{"id":"1","name":"n"}],"total":3}""");

    [Fact]
    public void A_type_that_was_listed_before_is_a_template() => Tables.AssertFound(
        """
        root thing
          maker person
            id string
            name string
            mail string
          made_at string
          tester person
            id string
            name string
            mail string
          tested_at string
        """,
        """{"root":{"tested_at":"1","made_at":"0"}}""");

    [Fact]
    public void A_type_inside_itself_stays_empty() => Tables.AssertRebuilt(
        """
        node node
          name string
          children node[]
          size int
        """,
        """{"node":{"name":"n","size":1}}""");

    [Fact]
    public void An_object_whose_example_is_empty_stays_empty() => Tables.AssertRebuilt(
        """
        options options
        name string
        """,
        """{"options":{},"name":"n"}""");

    [Fact]
    public void What_fits_twice_is_open_and_names_the_other_parent()
    {
        // The example shows neither the optional object nor the field behind it.
        const string Lines =
            """
            name string
            icon icon
              file string
            colour string
            """;

        var nesting = NestingSolver.Solve(Tables.Flat(Lines, """{"name":"n"}"""), ShapeMemory.Empty);

        Assert.True(nesting.Places[3].IsOpen, string.Join(" ", nesting.Places));
        Assert.Equal([-1, 1], new[] { nesting.Places[3].Parent, nesting.Places[3].Alternative!.Value }.Order());
        Assert.False(nesting.Places[2].IsOpen);
    }

    [Fact]
    public void The_other_body_of_the_page_settles_it()
    {
        const string Lines =
            """
            name string
            icon icon
              file string
            colour string
            """;
        const string Response =
            """
            code int
            msg string
            data -
              name string
              icon icon
                file string
              colour string
            """;
        var response = Tables.Flat(Response, """{"code":0,"msg":"","data":{"name":"n","icon":{"file":"f"},"colour":"c"}}""", TableRoot.Response);

        var page = NestingSolver.SolvePage(Tables.Flat(Lines, """{"name":"n"}"""), response);

        Assert.Equal(Tables.Parents(Lines), Tables.Parents(page.Request!));
        Assert.False(page.Request!.IsOpen);
        Assert.Equal(Tables.Parents(Response), Tables.Parents(page.Response!));
    }

    [Fact]
    public void Settling_never_overrules_what_is_certain()
    {
        var table = Tables.Flat("a thing\n  x string\nb string", """{"a":{"x":"1"},"b":"2"}""");
        var nesting = NestingSolver.Solve(table, ShapeMemory.Empty);
        var other = Tables.Flat("t thing\n  x string\n  b string", """{"t":{"x":"1","b":"2"}}""");
        var memory = ShapeMemory.Of(other, NestingSolver.Solve(other, ShapeMemory.Empty));

        Assert.False(nesting.IsOpen);
        Assert.Equal(nesting, NestingSolver.Settle(table, nesting, memory, hasOthers: true));
    }

    [Fact]
    public void A_marked_row_settles_an_unmarked_table()
    {
        var flat = Tables.Flat("name string\nicon icon\nfile string\ncolour string\nsize int", """{"name":"n"}""");
        var marked = flat with
        {
            Rows = flat.Rows.Select(row => row.Name is "colour" ? row with { Depth = 1 } : row.Name is "size" ? row with { Depth = 0 } : row).ToEquatableArray(),
        };

        var nesting = NestingSolver.Solve(marked, ShapeMemory.Empty);

        Assert.Equal([-1, -1, 1, 1, -1], Tables.Parents(nesting));
        Assert.False(nesting.Places[3].IsOpen);
        Assert.False(nesting.Places[4].IsOpen);
    }

    [Fact]
    public void A_depth_that_cannot_be_is_taken_for_the_deepest_there_is()
    {
        var rows = Tables.Flat("a thing\nb string").Rows;
        var table = new FlatTable([rows[0] with { Depth = 0 }, rows[1] with { Depth = 7 }], TableRoot.Request, null);

        Assert.Equal([-1, 0], Tables.Parents(NestingSolver.Solve(table, ShapeMemory.Empty)));
    }
}
