using System.Xml.Linq;
using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Emit;
using Feishu.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Identifier = Feishu.Gen.Emit.Identifier;

namespace Feishu.Gen.Tests;

/// <summary>The three ways in which text of a page may reach emitted code: none of them lets it out.</summary>
public class EscaperTests
{
    private const int Rounds = 3000;

    private static readonly CSharpParseOptions s_options = (CSharpParseOptions)Consumer.ParseOptions;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Literal_means_its_text(int seed) => ForTexts(seed, text =>
    {
        var expected = WithoutLoneSurrogates(text);

        var plain = Assert.IsType<LiteralExpressionSyntax>(SyntaxFactory.ParseExpression(Literal.String(text), options: s_options));
        var utf8 = Assert.IsType<LiteralExpressionSyntax>(SyntaxFactory.ParseExpression(Literal.Utf8(text), options: s_options));

        Assert.Equal((SyntaxKind.StringLiteralExpression, expected), (plain.Kind(), plain.Token.ValueText));
        Assert.Equal((SyntaxKind.Utf8StringLiteralExpression, expected), (utf8.Kind(), utf8.Token.ValueText));
        Assert.Empty(utf8.GetDiagnostics());
        Assert.DoesNotContain(plain.ToFullString(), IsInvisible);
        Assert.DoesNotContain(plain.ToFullString().EnumerateRunes(), IsTag);
    });

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Comment_stays_a_comment(int seed) => ForTexts(seed, text =>
    {
        var code = new CodeWriter();
        code.Line("namespace N;").Line();
        code.Doc("summary", "before " + text).Doc("remarks", text).Line($"/// <example>{DocInline.Code(text)}</example>");
        code.Line("public class C;");

        var tree = CSharpSyntaxTree.ParseText(code.ToString(), s_options);

        Assert.Empty(tree.GetDiagnostics());
        Assert.Equal("namespace N ; public class C ;", string.Join(" ", tree.GetRoot().DescendantTokens().Select(t => t.Text)).Trim());
        Assert.DoesNotContain(code.ToString(), c => c != '\n' && IsInvisible(c));
        Assert.DoesNotContain(code.ToString().EnumerateRunes(), IsTag);
        var xml = string.Concat(code.ToString().Split('\n').Where(l => l.StartsWith("/// ", StringComparison.Ordinal)).Select(l => l[4..] + "\n"));
        Assert.Equal("summary", XElement.Parse($"<all>{xml}</all>").Elements().First().Name.LocalName);
    });

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void Inline_text_is_one_line_of_xml(int seed) => ForTexts(seed, text =>
    {
        var xml = DocInline.ToXml(text);

        Assert.DoesNotContain(xml, IsInvisible);
        Assert.DoesNotContain(xml.EnumerateRunes(), IsTag);
        Assert.NotNull(XElement.Parse($"<all>{xml}</all>"));
        Assert.NotNull(XElement.Parse($"<all>{DocInline.Joined(text)}</all>"));
        Assert.NotNull(XElement.Parse($"<all a=\"{DocInline.Escape(text)}\"/>"));
    });

    [Theory]
    [InlineData(41)]
    [InlineData(42)]
    public void Identifier_is_one(int seed) => ForTexts(seed, text =>
    {
        foreach (var name in new[] { CSharpNames.Pascal(text), CSharpNames.Camel(text), TypeNames.Model(text) })
        {
            var parsed = Assert.IsType<IdentifierNameSyntax>(SyntaxFactory.ParseExpression(Identifier.Of(name), options: s_options));

            Assert.Empty(parsed.GetDiagnostics());
            Assert.Equal(name, parsed.Identifier.ValueText);
            Assert.Equal(Identifier.Of(name), parsed.ToFullString());
        }
    });

    [Theory]
    [InlineData("\U000e0041")]
    [InlineData("\U000e0001\U000e007f")]
    [InlineData("\u202e")]
    [InlineData("\u2066")]
    [InlineData("\u200f")]
    [InlineData("\ufeff")]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    [InlineData("\u009b")]
    [InlineData("\u206a")]
    [InlineData("\ufff9")]
    [InlineData("\ud800")]
    [InlineData("\udc41")]
    public void What_nobody_sees_is_nowhere_in_emitted_code(string unseen)
    {
        var page = SamplePages.Followers;
        foreach (var place in new[] { "移除任务的关注人", "任务 ID", "| 是 | 谁", "核对任务", "改任务", "Invalid task id", "ou_1", "title: \"移除" })
        {
            page = page.Replace(place, place + unseen, StringComparison.Ordinal);
        }

        page = page.Replace("| 是 | 谁", $"| 是 | a<br>**可选值有**：<br>- x：{unseen}b<br>**示例值**：{unseen}<br>**默认值**：`{unseen}`<br>**数据校验规则**：<br>- 正则校验：`[{unseen}]`", StringComparison.Ordinal);
        var project = new PageProject { Pages = [($"specs/a{unseen}.md", page)] };

        foreach (var source in project.Run().GeneratedSources)
        {
            var text = source.SourceText.ToString();
            Assert.DoesNotContain(text, c => c != '\n' && IsInvisible(c));
            Assert.DoesNotContain("\udb40", text, StringComparison.Ordinal);
            Assert.Equal(text, WithoutLoneSurrogates(text));
        }
    }

    [Theory]
    [InlineData("class", "@class")]
    [InlineData("IdList", "IdList")]
    public void Keyword_is_escaped(string name, string expected) => Assert.Equal(expected, Identifier.Of(name));

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("a\u202eb")]
    [InlineData("a;")]
    public void Name_that_is_no_identifier_is_refused(string name) => Assert.Throws<ArgumentException>(() => Identifier.Of(name));

    private static void ForTexts(int seed, Action<string> check)
    {
        var mutator = new Mutator(seed);
        for (var i = 0; i < Rounds; i++)
        {
            check(mutator.Text(1 + (i % 12)));
        }
    }

    private static bool IsInvisible(char c) => c is < ' ' or (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' or '\u200e' or '\u200f'
        or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u206f') or (>= '\ufff9' and <= '\ufffb') or '\u061c' or '\ufeff';

    private static bool IsTag(System.Text.Rune rune) => rune.Value is >= 0xe0000 and <= 0xe007f;

    private static string WithoutLoneSurrogates(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
