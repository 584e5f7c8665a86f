namespace Feishu.Gen.Model.Tests.Reading;

/// <summary>What a description says of lengths and values, however it writes a range.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("最大值：1 ～ 100", "1", "100")]
    [InlineData("最小值：1 ~ 100", "1", "100")]
    [InlineData("最大值：`1` 〜 `100`", "1", "100")]
    [InlineData("最大值：1 - 100", "1", "100")]
    [InlineData("最大值：1–100", "1", "100")]
    [InlineData("最大值：-5 - 10", "-5", "10")]
    [InlineData("取值范围：1-100", "1", "100")]
    [InlineData("取值范围：`1` ～ `100`", "1", "100")]
    [InlineData("Maximum value: 1 ~ 100", "1", "100")]
    [InlineData("Value range: 0 - 1", "0", "1")]
    [InlineData("最大值：100", null, "100")]
    [InlineData("最小值：-1", "-1", null)]
    [InlineData("Minimum value: 3", "3", null)]
    [InlineData("最小值：1.", "1", null)]
    [InlineData("取值范围：1. ～ 100.", "1", "100")]
    [InlineData("最大值：0.5", null, "0.5")]
    public void Range_of_values(string line, string? minimum, string? maximum)
    {
        var rules = Rules(line);

        Assert.Equal((minimum, maximum), (rules?.Minimum, rules?.Maximum));
    }

    [Theory]
    [InlineData("最大长度：1 ～ 20 字符", 1L, 20L)]
    [InlineData("长度范围：1 - 20 字符", 1L, 20L)]
    [InlineData("Length range: 1 ~ 20 characters", 1L, 20L)]
    [InlineData("最大长度：20", null, 20L)]
    public void Range_of_lengths(string line, long? least, long? most)
    {
        var rules = Rules(line);

        Assert.Equal((least, most), (rules?.MinLength, rules?.MaxLength));
    }

    [Theory]
    [InlineData("取值范围：2024-01-02")]
    [InlineData("取值范围：a - b")]
    public void No_range(string line) => Assert.Null(Rules(line));

    private static Operations.ValidationRules? Rules(string line) => EndpointPage.Operation($"""
        ### 请求体

        名称 | 类型 | 必填 | 描述
        ---|---|---|---
        size | int | 否 | 多少。<br>**数据校验规则**：<br>- {line}
        """).Body!.Fields[0].Rules;
}
