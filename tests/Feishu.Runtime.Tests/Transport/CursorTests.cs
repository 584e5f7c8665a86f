namespace Feishu.Runtime.Tests;

/// <summary>Going through pages, against simulated platforms.</summary>
public sealed class CursorTests
{
    [Theory]
    [InlineData(null, null, false)]
    [InlineData("", null, false)]
    [InlineData("", true, false)]
    [InlineData("next", null, true)]
    [InlineData("next", true, true)]
    [InlineData("next", false, false)]
    [InlineData("first", true, false)]
    public void A_token_leads_on_where_it_is_new_and_there_is_more(string? next, bool? hasMore, bool expected)
    {
        var cursor = new FeishuTokenCursor("first");

        Assert.Equal("first", cursor.Value);
        Assert.Equal(expected, cursor.MoveNext(next, hasMore));
        Assert.Equal(expected ? next : "first", cursor.Value);
    }

    [Theory]
    [InlineData(0, null, false)]
    [InlineData(0, true, false)]
    [InlineData(3, null, true)]
    [InlineData(3, true, true)]
    [InlineData(3, false, false)]
    public void An_offset_leads_on_where_there_were_results_and_there_is_more(int count, bool? hasMore, bool expected)
    {
        var cursor = new FeishuOffsetCursor(10);

        Assert.Equal(expected, cursor.MoveNext(count, hasMore));
        Assert.Equal(10 + count, cursor.Value);
        Assert.Equal(0, new FeishuOffsetCursor(null).Value);
    }

    /// <summary>Every number of pages, every way to say that a page is the last, and tokens that go back to any page or stand still.</summary>
    [Fact]
    public void Tokens_lead_through_every_page_once_and_to_an_end()
    {
        foreach (var (pages, ending, back) in Cases())
        {
            var asked = new List<int>();
            var cursor = new FeishuTokenCursor(null);
            bool goesOn;
            do
            {
                var page = cursor.Value is { } token ? int.Parse(token, null) : 0;
                asked.Add(page);
                Assert.InRange(asked.Count, 1, pages + 1);
                var isLast = page == pages - 1;
                var next = !isLast ? $"{page + 1}" : ending switch
                {
                    Ending.NoToken => null,
                    Ending.EmptyToken => "",
                    _ => $"{back}",
                };
                bool? hasMore = ending switch
                {
                    Ending.NoMore => !isLast,
                    Ending.Circle => true,
                    _ => null,
                };
                goesOn = cursor.MoveNext(next, hasMore);
            }
            while (goesOn);

            // The first page has no token: a circle that leads to it by name asks for it once more.
            var expected = Enumerable.Range(0, pages);
            Assert.Equal(ending == Ending.Circle && back == 0 ? expected.Append(0) : expected, asked);
        }
    }

    [Fact]
    public void Offsets_lead_through_every_result_once_and_to_an_end()
    {
        for (var total = 0; total < 12; total++)
        {
            for (var size = 1; size < 5; size++)
            {
                foreach (var says in new[] { true, false })
                {
                    var seen = new List<int>();
                    var calls = 0;
                    var cursor = new FeishuOffsetCursor(null);
                    int count;
                    do
                    {
                        calls++;
                        var page = Enumerable.Range(0, total).Skip((int)cursor.Value).Take(size).ToList();
                        seen.AddRange(page);
                        count = page.Count;
                    }
                    while (cursor.MoveNext(count, says ? cursor.Value + count < total : null));

                    var pages = (total + size - 1) / size;
                    Assert.Equal(Enumerable.Range(0, total), seen);
                    Assert.Equal(says ? Math.Max(pages, 1) : pages + 1, calls);
                }
            }
        }
    }

    private static IEnumerable<(int Pages, Ending Ending, int Back)> Cases()
    {
        for (var pages = 1; pages < 8; pages++)
        {
            foreach (var ending in Enum.GetValues<Ending>())
            {
                for (var back = 0; back < (ending == Ending.Circle ? pages : 1); back++)
                {
                    yield return (pages, ending, back);
                }
            }
        }
    }

    private enum Ending
    {
        NoToken,
        EmptyToken,
        NoMore,
        Circle,
    }
}
