using System.Text;

namespace Feishu.Runtime.Tests;

public sealed class JsonNamesTests
{
    [Fact]
    public void Names_are_found_wherever_one_expects_them()
    {
        string[] names = ["a", "id", "abcdefg", "abcdefgh", "abcdefgh_2_hgfedcba", "abcdefgh_3_hgfedcba", "名字", "a,b", "c\\d", ""];
        var table = new FeishuJsonNames(names);

        Assert.Equal(names.Length, table.Count);
        for (var expected = -1; expected <= names.Length; expected++)
        {
            for (var i = 0; i < names.Length; i++)
            {
                Assert.Equal(i, table.Find(Encoding.UTF8.GetBytes(names[i]), expected));
            }
        }

        Assert.Equal(-1, table.Find("abcdefgh_4_hgfedcba"u8, 0));
        Assert.Equal(-1, table.Find("ABCDEFG"u8, 0));
    }

    [Fact]
    public void There_may_be_none()
    {
        Assert.Equal(0, new FeishuJsonNames([]).Count);
        Assert.Equal(-1, new FeishuJsonNames([]).Find("a"u8, 0));
    }
}
