using Feishu.Gen.Emit;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Tests.Support;
using Feishu.Runtime;

namespace Feishu.Gen.Tests;

/// <summary>The lines of rules that are emitted are those that the runtime reads.</summary>
public class RuleLinesTests
{
    private static readonly Operation s_operation = OperationReader.Read(SamplePages.Followers).Operation!;

    [Fact]
    public void Lines_say_what_the_fields_do()
    {
        var operation = Of(
            new() { Name = "plain", Type = new FieldType.String() },
            new() { Name = "name", Type = new FieldType.String(), IsRequired = true, Rules = new() { MinLength = 1, MaxLength = 50, Pattern = "^a, b: \\d$" } },
            new()
            {
                Name = "labels",
                Type = new FieldType.List(new FieldType.Map(new FieldType.Object(null))),
                Fields = [new() { Name = "share", Type = new FieldType.Number(), IsRequired = true, Rules = new() { Minimum = "-0.5", Maximum = "0.5" } }],
            },
            new() { Name = "map", Type = new FieldType.Map(new FieldType.String()) });

        Assert.Equal(
            [
                "name: length 1..50, pattern ^a, b: \\d$",
                "labels: map",
                "  share: required, range -0.5..0.5",
            ],
            RuleLines.Of(operation));
        Assert.Equal(
            [
                new("name") { MinLength = 1, MaxLength = 50, Pattern = "^a, b: \\d$" },
                new("labels") { IsMap = true, Fields = [new("share") { IsRequired = true, Minimum = -0.5, Maximum = 0.5 }] },
            ],
            Read(operation));
    }

    [Theory]
    [InlineData("a: required")]
    [InlineData("?a")]
    [InlineData(" a")]
    [InlineData("\\a\\:")]
    [InlineData("a, b")]
    public void Any_name_reads_as_it_was(string name) => Assert.Equal(
        [new FeishuFieldRule(name) { MaxLength = 5 }], Read(Of(new Field { Name = name, Type = new FieldType.String(), Rules = new() { MaxLength = 5 } })));

    [Fact]
    public void Query_parameters_are_marked()
    {
        var operation = s_operation with { QueryParameters = [new() { Name = "?page_size", Type = new FieldType.Integer(), Rules = new() { Minimum = "1" } }], Body = null };

        Assert.Equal([new FeishuFieldRule("?page_size") { IsInQuery = true, Minimum = 1 }], Read(operation));
    }

    private static Operation Of(params Field[] fields) => s_operation with { Body = s_operation.Body! with { Fields = [.. fields] } };

    private static IReadOnlyList<FeishuFieldRule> Read(Operation operation) => new FeishuOperation("x", HttpMethod.Post, "/x") { RuleTable = RuleLines.Of(operation) }.Rules;
}
