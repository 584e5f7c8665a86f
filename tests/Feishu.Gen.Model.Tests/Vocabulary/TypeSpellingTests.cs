using Feishu.Gen.Json;
using Feishu.Gen.Operations;
using Feishu.Gen.Operations.Nesting;
using Feishu.Gen.Operations.Reading;
using Feishu.Gen.Vocabulary;

namespace Feishu.Gen.Model.Tests.Vocabulary;

/// <summary>Spellings are read once: what a field's type is, and whether rows may stand below it, follow from the same reading.</summary>
public sealed class TypeSpellingTests
{
    [Theory]
    [InlineData("string", "String")]
    [InlineData("Stirng", "String")]
    [InlineData("INT64", "Integer")]
    [InlineData("number(float)", "Number")]
    [InlineData("number (int)", "Integer")]
    [InlineData("boolen", "Boolean")]
    [InlineData("-", "Unstated")]
    [InlineData("", "Unstated")]
    [InlineData("file", "File")]
    [InlineData("union", "Union")]
    [InlineData("interface{}", "Json")]
    [InlineData("object", "Object")]
    [InlineData("map", "Map")]
    [InlineData("list", "List")]
    [InlineData("undefined", "Undefined")]
    [InlineData("i18n.Text", "Named i18n.Text")]
    [InlineData(@"string\[\]", "List of String")]
    [InlineData("list<map<string, user[]>>", "List of Map of List of Named user")]
    [InlineData("object<string>", "Map of String")]
    [InlineData("int/string", "Unreadable")]
    [InlineData("int/string[]", "List of Unreadable")]
    [InlineData("list<string", "Unreadable")]
    [InlineData("[]string", "Unreadable")]
    public void A_spelling_is_read(string spelling, string expected) => Assert.Equal(expected, Shown(TypeSpelling.Read(spelling)));

    [Fact]
    public void A_spelling_without_end_is_none() => Assert.Equal(
        ["Unreadable", "Unreadable"],
        [Shown(TypeSpelling.Read(new string('a', 513))), Shown(TypeSpelling.Read(string.Concat(Enumerable.Repeat("list<", 50)) + "a" + new string('>', 50)))]);

    /// <summary>A type that has no fields as a field has none as a row.</summary>
    [Theory]
    [InlineData("uuid")]
    [InlineData("sting")]
    [InlineData("varchar[]")]
    [InlineData("boolen")]
    [InlineData("number(int64)")]
    [InlineData("list<byte>")]
    [InlineData("map<string, uint32>")]
    public void Fields_and_rows_agree(string spelling)
    {
        Assert.True(TypeReader.TryRead(spelling, out var type));

        Assert.IsNotType<FieldType.Object>(type is FieldType.List list ? list.Item : type is FieldType.Map map ? map.Value : type);
        Assert.Equal(RowKind.Leaf, RowType.Parse(spelling).Kind);
    }

    [Theory]
    [InlineData("object", RowKind.Vague, "", JsonKinds.None)]
    [InlineData("-[]", RowKind.Vague, "", JsonKinds.Array)]
    [InlineData("User", RowKind.Struct, "user", JsonKinds.Object)]
    [InlineData("list<User>", RowKind.Struct, "user", JsonKinds.Array)]
    [InlineData("User[][]", RowKind.Leaf, "", JsonKinds.Array)]
    internal void Rows_may_have_fields(string spelling, RowKind kind, string name, JsonKinds json)
    {
        var type = RowType.Parse(spelling);

        Assert.Equal((kind, name, json), (type.Kind, type.Name, type.Json));
    }

    private static string Shown(TypeSpelling type) =>
        type.Kind + (type.Kind == TypeKind.Named ? " " + type.Text : "") + (type.Item is { } item ? " of " + Shown(item) : "");
}
