using Feishu.Bots.FeishuApi.TaskV1;
using Feishu.Runtime;

namespace Feishu.Bots;

/// <summary>What the compiler makes of emitted records, and what they override.</summary>
public class RecordTests
{
    [Fact]
    public void Models_are_equal_by_their_JSON()
    {
        BatchDeleteFollowerTaskRequest made = new() { IdList = ["ou_1"] };
        var read = BatchDeleteFollowerTaskRequest.Parse("""{ "id_list": ["ou_1"] }""");
        var set = new BatchDeleteFollowerTaskRequest().WithAdditional("id_list", FeishuJson.Parse("""["ou_1"]"""));

        Assert.True(made == read);
        Assert.True(made == set);
        Assert.Single(new[] { made, read, set }.Select(request => request.GetHashCode()).Distinct());
        Assert.False(made == (made with { IdList = ["ou_2"] }));
    }

    [Fact]
    public void Queries_are_equal_by_what_they_send()
    {
        BatchDeleteFollowerTaskQuery a = new() { UserIdType = FeishuUserIdType.OpenId }, b = new() { UserIdType = FeishuUserIdType.OpenId };

        Assert.True(a == b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.False(a == (a with { UserIdType = FeishuUserIdType.UserId }));
    }
}
