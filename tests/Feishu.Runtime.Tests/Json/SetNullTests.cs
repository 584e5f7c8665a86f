namespace Feishu.Runtime.Tests;

/// <summary>Which member is meant by a name.</summary>
public sealed class SetNullTests
{
    [Theory]
    [InlineData(nameof(RemoveRequest.IdList))]
    [InlineData("id_list")]
    public void A_property_and_its_name_in_JSON_mean_the_same(string member)
    {
        var request = new RemoveRequest().WithNull(member);

        Assert.Equal("""{"id_list":null}""", request.ToJson());
        Assert.True(request.IsNull(nameof(RemoveRequest.IdList)));
        Assert.True(request.IsNull("id_list"));
    }

    [Theory]
    [InlineData("id_lst")]
    [InlineData("idList")]
    [InlineData("Id_List")]
    [InlineData("")]
    [InlineData("_")]
    public void A_slip_of_the_pen_is_no_member(string member)
    {
        var e = Assert.Throws<ArgumentException>(() => new RemoveRequest().SetNull(member));

        Assert.StartsWith($"RemoveRequest has no member '{member}'.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_page_does_not_list_is_set_to_null_all_the_same()
    {
        var request = new RemoveRequest().WithAdditional("brand_new", FeishuJson.Null);

        Assert.Equal("""{"brand_new":null}""", request.ToJson());
        Assert.True(request.IsNull("brand_new"));
    }

    [Fact]
    public void What_was_read_under_another_spelling_is_a_member_of_its_own()
    {
        var request = RemoveRequest.Parse("""{"id_list":["a"],"idList":null}""");

        Assert.True(request.IsNull("idList"));
        Assert.False(request.IsNull(nameof(RemoveRequest.IdList)));
        request.SetNull("idList");
        Assert.Equal("""{"id_list":["a"],"idList":null}""", request.ToJson());
    }

    [Fact]
    public void Names_that_differ_in_signs_alone_are_told_apart()
    {
        Assert.Equal("""{"user_id":null}""", new Twins().WithNull("user_id").ToJson());
        Assert.Equal("""{"userId":null}""", new Twins().WithNull("userId").ToJson());
        Assert.Equal("""{"user_id":null}""", new Twins().WithNull(nameof(Twins.UserId)).ToJson());
        Assert.Equal("""{"userId":null}""", new Twins().WithNull(nameof(Twins.UserId__userId)).ToJson());
        Assert.Throws<ArgumentException>(() => new Twins().WithNull("USER_ID"));
    }

    /// <summary>In the shape in which such records are emitted.</summary>
    private sealed record Twins : FeishuModel<Twins>
    {
        private string? _userId;
        private string? _userId__userId;

        public string? UserId { get => _userId; init => _userId = value; }

        public string? UserId__userId { get => _userId__userId; init => _userId__userId = value; }

        public bool Equals(Twins? other) => HasEqualJson(other);

        public override int GetHashCode() => GetJsonHashCode();

        protected override void MapMembers(ref FeishuJsonMapper json)
        {
            json.Text("user_id", ref _userId);
            json.Text("userId", ref _userId__userId);
        }

        protected override string? JsonNameOf(string property) => property switch
        {
            nameof(UserId) => "user_id",
            nameof(UserId__userId) => "userId",
            _ => null,
        };
    }
}
