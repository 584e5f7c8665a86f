using System.Text;
using Feishu.Gen.Pages;
using Feishu.Gen.Pages.Reading;

namespace Feishu.Gen.Model.Tests.Pages;

/// <summary>Whatever the text, a page comes back: on a stack as small as a compiler's thread may have.</summary>
public sealed class FuzzTests
{
    private const int SmallStack = 256 * 1024;

    private static readonly string[] s_pieces =
    [
        "|", "-|-", "\n", "\r", "  \n", "```", "`", ":::html\n", ":::", "<md-table>", "<md-td>", "</md-td>", "<md-tr level=\"1\">", "<md-perm name=\"", "<br>", "# ",
        "---\n", "&nbsp;", "└", "∟", "**", "：", "- `", "[", "](", "\\", "\0", "\uFEFF", "\uD800", "{a}(url=", ")", "\"", ">", "- ", "    ", "\t", "title: ", "权限要求",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Mutated_pages_are_read(int seed) => Read(Mutations(new Random(seed), 400));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Random_pieces_are_read(int seed)
    {
        var random = new Random(seed);
        Read(Enumerable.Range(0, 400).Select(_ => string.Concat(Enumerable.Range(0, 200).Select(_ => s_pieces[random.Next(s_pieces.Length)]))));
    }

    [Fact]
    public void Random_bytes_are_read()
    {
        var random = new Random(5);
        Read(Enumerable.Range(0, 200).Select(_ =>
        {
            var bytes = new byte[2000];
            random.NextBytes(bytes);
            return Encoding.UTF8.GetString(bytes);
        }));
    }

    [Fact]
    public void Deep_and_long_texts_are_read()
    {
        Read(s_pieces.Select(static piece => string.Concat(Enumerable.Repeat(piece, 20_000))));
        Read(s_pieces.Select(static piece => "a|b\n-|-\nx|" + string.Concat(Enumerable.Repeat(piece, 5_000))));
        Read(s_pieces.Select(static piece => ":::html\n<md-table><md-td>" + string.Concat(Enumerable.Repeat(piece, 5_000))));
        Read(s_pieces.Select(static piece => "---\na: " + string.Concat(Enumerable.Repeat(piece, 1_500)) + "\n---\n"));
        Read(["---\na: " + new string('[', 4_000) + "\n---\n", new string('>', 100_000), string.Concat(Enumerable.Range(0, 500).Select(static i => new string(' ', i) + "- a\n"))]);
    }

    [Fact]
    public void No_table_grows_faster_than_its_text()
    {
        var page = PageReader.Read($"{string.Concat(Enumerable.Repeat("a|", 2_000))}\n-|-\n{string.Concat(Enumerable.Repeat("x|\n", 2_000))}");

        Assert.Empty(Pages.Tables(page));
    }

    private static IEnumerable<string> Mutations(Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder(PageSamples.All[random.Next(PageSamples.All.Count)]);
            for (var change = random.Next(1, 12); change > 0; change--)
            {
                var at = random.Next(text.Length);
                switch (random.Next(4))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 60), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                        break;
                    case 2:
                        text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 200), text.Length - at)));
                        break;
                    default:
                        text[at] = (char)random.Next(char.MaxValue + 1);
                        break;
                }
            }

            yield return text.ToString();
        }
    }

    private static void Read(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            AssertConsistent(text, OnSmallStack(text));
        }
    }

    private static Page OnSmallStack(string text)
    {
        Page? page = null;
        Exception? exception = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    page = PageReader.Read(text);
                }
#pragma warning disable CA1031 // Whatever it is, it is what the test is about.
                catch (Exception thrown)
#pragma warning restore CA1031
                {
                    exception = thrown;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.True(page is not null, $"{exception}\n{text}");
        return page;
    }

    private static void AssertConsistent(string text, Page page)
    {
        foreach (var table in Pages.Tables(page))
        {
            Assert.All(table.Rows, row => Assert.Equal(table.Header.Count, row.Cells.Count));
            Assert.All(
                table.Rows.SelectMany(static row => row.Cells).Select(static cell => cell.Span),
                span => Assert.True(span is { Start: >= 0, Length: >= 0, Line: >= 0, Column: >= 0 } && span.Start + span.Length <= text.Length, $"{span}\n{text}"));
        }
    }
}
