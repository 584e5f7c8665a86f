using Feishu.Bots.FeishuApi.ImV1;
using Feishu.Runtime;

namespace Feishu.Bots;

/// <summary>Strings out of a set, as users write them.</summary>
public class ValueTests
{
    [Fact]
    public void Values_are_made_from_strings_and_compared_with_them()
    {
        CreateMessageReceiveIdType known = "open_id";
        CreateMessageReceiveIdType? maybe = CreateMessageReceiveIdType.OpenId;
        string text = known;

        Assert.Equal(CreateMessageReceiveIdType.OpenId, known);
        Assert.Equal("open_id", text);
        Assert.True(known == "open_id");
        Assert.True("open_id" == known);
        Assert.True(known != "chat_id");
        Assert.True("chat_id" != known);
        Assert.True(maybe == CreateMessageReceiveIdType.OpenId);
        Assert.True(maybe == "open_id");
        maybe = null;
        Assert.False(maybe == "open_id");
    }

    [Theory]
    [InlineData("open_id", "a person")]
    [InlineData("chat_id", "a group")]
    [InlineData("brand_new", "something else")]
    public void Values_are_patterns_as_constants(string value, string expected)
    {
        var type = new CreateMessageReceiveIdType(value);

        var what = type.Value switch
        {
            CreateMessageReceiveIdType.Values.OpenId or CreateMessageReceiveIdType.Values.UnionId => "a person",
            CreateMessageReceiveIdType.Values.ChatId => "a group",
            _ => "something else",
        };

        Assert.Equal(expected, what);
    }

    [Fact]
    public void Default_has_an_empty_text_and_is_not_equal_to_a_value()
    {
        Assert.Equal(("", ""), (default(CreateMessageReceiveIdType).Value, default(FeishuUserIdType).Value));
        Assert.Equal("", default(CreateMessageReceiveIdType).ToString());
        Assert.NotEqual(default, new CreateMessageReceiveIdType(""));
        Assert.NotEqual(default, new FeishuUserIdType(""));
        Assert.True(FeishuUserIdType.OpenId == FeishuUserIdType.Values.OpenId);
        Assert.True(FeishuUserIdType.Values.OpenId == FeishuUserIdType.OpenId);
    }
}
