using Feishu.Gen.Catalog.Naming;

namespace Feishu.Gen.Tests.Catalog;

public sealed class ErrorNamesTests
{
    [Theory]
    [InlineData("Invalid task id.", "InvalidTaskId")]
    [InlineData("request too fast", "RequestTooFast")]
    [InlineData("failed to delete task followers", "FailedToDeleteTaskFollowers")]
    [InlineData("MemberNotFound", "MemberNotFound")]
    [InlineData("invalid member_type", "InvalidMemberType")]
    // The first sentence, without its remarks.
    [InlineData("Data not ready, please try again later", "DataNotReady")]
    [InlineData("Request failed; ask again", "RequestFailed")]
    [InlineData("Wrong format (see below)", "WrongFormat")]
    [InlineData("Error: no quota. Buy some.", "ErrorNoQuota")]
    [InlineData("no such file v1.2 here", "NoSuchFileV1_2Here")]
    // Articles, openings and placeholders go.
    [InlineData("The user is not an owner of a shop", "UserIsNotOwnerOfShop")]
    [InlineData("please log in", "LogIn")]
    [InlineData("field {name} is missing", "FieldIsMissing")]
    [InlineData("id %s of <type> not found", "IdOfNotFound")]
    [InlineData("go to https://example.com/x.y please", "GoToPlease")]
    [InlineData("the owner's `shop_id` doesn't match", "OwnersShopIdDoesntMatch")]
    // Eight words, and none left dangling.
    [InlineData("one two three four five six seven eight nine", "OneTwoThreeFourFiveSixSevenEight")]
    [InlineData("one two three four five six that must not be this", "OneTwoThreeFourFiveSix")]
    [InlineData("one two three four five six within 7 days", "OneTwoThreeFourFiveSix")]
    [InlineData("one two three within 7", "OneTwoThreeWithin7")]
    [InlineData("user error error", "UserError")]
    [InlineData("nothing to wait for", "NothingToWaitFor")]
    // No English to speak of.
    [InlineData("错误", "Code7")]
    [InlineData("参数 shop_id 错误", "Code7")]
    [InlineData("wrong kind 参数错误", "WrongKind")]
    [InlineData("", "Code7")]
    [InlineData("-", "Code7")]
    [InlineData("404", "Code7")]
    [InlineData("404 not found", "N404NotFound")]
    // What every class has.
    [InlineData("equals", "EqualsValue")]
    [InlineData("send errors", "SendErrorsValue")]
    public void A_constant_follows_from_the_text(string description, string expected)
    {
        Assert.Equal([expected], ErrorNames.Constants([new(7, description)], "SendErrors"));
    }

    [Fact]
    public void A_name_that_two_codes_share_carries_the_code_in_both()
    {
        Assert.Equal(
            ["InvalidTaskId1470601", "InternalError", "InvalidTaskId1470602"],
            ErrorNames.Constants([new(1470601, "Invalid task id."), new(1, "internal error"), new(1470602, "invalid task_id")], "E"));
    }

    [Fact]
    public void A_code_that_is_listed_twice_is_one_constant()
    {
        Assert.Equal(["NoQuota", "NoQuota"], ErrorNames.Constants([new(5, "no quota"), new(5, "quota is used up")], "E"));
    }

    [Fact]
    public void Constants_of_different_codes_are_unique_whatever_the_texts()
    {
        string[] texts = ["bad id", "bad id 1", "bad id 12", "bad id 11", "code 1", "code 12", "bad id 1 12", "错", "bad", "bad 1"];
        long[] codes = [1, 2, 11, 12, 112, 121, 1112];
        var random = new Random(5);
        for (var draw = 0; draw < 20_000; draw++)
        {
            var errors = codes.Where(_ => random.Next(3) > 0).Select(code => new KeyValuePair<long, string>(code, texts[random.Next(texts.Length)])).ToArray();

            var names = ErrorNames.Constants(errors, "E");

            Assert.True(names.Distinct(StringComparer.Ordinal).Count() == errors.Length, string.Join(" ", errors) + " -> " + string.Join(" ", names));
        }
    }
}
