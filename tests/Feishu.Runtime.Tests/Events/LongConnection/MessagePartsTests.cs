using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Feishu.Runtime.Tests;

/// <summary>Messages that come in several frames.</summary>
public sealed class MessagePartsTests
{
    private const int Longest = 1000;

    private readonly FakeTimeProvider _clock = new();
    private readonly MessageParts _parts;

    public MessagePartsTests() => _parts = new MessageParts(Longest, _clock);

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public void Parts_are_put_together_in_whatever_order_they_come(params int[] order)
    {
        string[] texts = ["ab", "", "cd"];

        var wholes = order.Select(seq => Add("m", 3, seq, texts[seq])).ToList();

        Assert.Equal([null, null, "abcd"], wholes);
        Assert.Equal(0, _parts.Count);
    }

    [Fact]
    public void A_part_that_comes_twice_counts_once()
    {
        Assert.Null(Add("m", 2, 0, "first"));
        Assert.Null(Add("m", 2, 0, "again"));
        Assert.Equal("first,second", Add("m", 2, 1, ",second"));
    }

    [Fact]
    public void Messages_do_not_mix()
    {
        Add("a", 2, 0, "a0");
        Add("b", 2, 1, "b1");
        Assert.Equal("b0b1", Add("b", 2, 0, "b0"));
        Assert.Equal("a0a1", Add("a", 2, 1, "a1"));
    }

    [Fact]
    public void A_message_that_is_sent_again_and_divided_otherwise_begins_anew()
    {
        Add("m", 3, 0, "x");
        Add("m", 3, 1, "y");

        Assert.Null(Add("m", 2, 0, "first"));
        Assert.Equal("firstsecond", Add("m", 2, 1, "second"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(2, 2)]
    [InlineData(2, -1)]
    [InlineData(int.MaxValue, 0)]
    [InlineData(MessageParts.MostParts + 1, 0)]
    public void Parts_that_make_no_sense_are_refused(int sum, int seq)
    {
        Assert.False(_parts.TryAdd("m", sum, seq, "x"u8, out var whole));
        Assert.Null(whole);
        Assert.Equal(0, _parts.Count);
    }

    [Fact]
    public void A_message_that_lacks_a_part_is_forgotten_before_the_platform_sends_it_again()
    {
        Add("m", 2, 0, "old");
        _clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Null(Add("m", 2, 1, "new1"));
        Assert.Equal("new0new1", Add("m", 2, 0, "new0"));
    }

    [Fact]
    public void A_message_that_is_too_long_is_given_up_with_all_of_its_parts()
    {
        Assert.True(_parts.TryAdd("m", 4, 0, new byte[600], out _));
        Assert.False(_parts.TryAdd("m", 4, 1, new byte[401], out _));
        Assert.False(_parts.TryAdd("m", 4, 2, new byte[1], out _));
        Assert.False(_parts.TryAdd("m", 4, 0, default, out _));
        Assert.Equal(1, _parts.Count);

        _clock.Advance(TimeSpan.FromSeconds(15));
        Add("other", 2, 0, "x");
        Assert.Equal(1, _parts.Count);
    }

    [Fact]
    public void A_message_of_the_greatest_length_is_whole_even_if_a_part_of_it_comes_twice()
    {
        _parts.TryAdd("m", 2, 0, new byte[600], out _);
        Assert.True(_parts.TryAdd("m", 2, 0, new byte[600], out _));
        _parts.TryAdd("m", 2, 1, new byte[400], out var whole);

        Assert.Equal(Longest, whole!.Length);
    }

    [Fact]
    public void Of_too_many_messages_the_oldest_gives_way()
    {
        for (var i = 0; i <= MessageParts.MostMessages; i++)
        {
            Add($"{i}", 2, 0, "x");
        }

        Assert.Equal(MessageParts.MostMessages, _parts.Count);
        Assert.Equal("xy", Add("1", 2, 1, "y"));
        Assert.Null(Add("0", 2, 1, "y"));
    }

    [Fact]
    public void What_is_kept_in_all_is_bounded()
    {
        for (var i = 0; i < 6; i++)
        {
            _parts.TryAdd($"{i}", 2, 0, new byte[900], out _);
        }

        Assert.Equal(4, _parts.Count);
        Assert.Null(Add("1", 2, 1, "y"));
        Assert.NotNull(Add("5", 2, 1, "y"));
    }

    [Fact]
    public void Whatever_comes_what_is_kept_stays_within_its_bounds()
    {
        var random = new Random(1);
        var wholes = 0;
        for (var i = 0; i < 50_000; i++)
        {
            _parts.TryAdd($"{random.Next(200)}", random.Next(-1, 6), random.Next(-1, 6), new byte[random.Next(i % 3 == 0 ? 3_000 : 400)], out var whole);
            wholes += whole is null ? 0 : 1;
            Assert.InRange(whole?.Length ?? 0, 0, Longest);
            Assert.InRange(_parts.Count, 0, MessageParts.MostMessages);
            _clock.Advance(TimeSpan.FromMilliseconds(random.Next(i < 25_000 ? 300 : 30)));
        }

        Assert.NotEqual(0, wholes);
    }

    private string? Add(string id, int sum, int seq, string part)
    {
        Assert.True(_parts.TryAdd(id, sum, seq, Encoding.UTF8.GetBytes(part), out var whole));
        return whole is null ? null : Encoding.UTF8.GetString(whole);
    }
}
