using System.Globalization;
using System.Text;
using Feishu.Gen.Fuzz.Mutation;
using Feishu.Gen.Fuzz.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Fuzz.Targets;

/// <summary>What must hold for emitted code before it is compiled.</summary>
internal static class EmittedCode
{
    private const int MostShown = 5;

    /// <summary>Checks a file.</summary>
    /// <exception cref="FuzzException">It does not parse, shows other than it is, or has text of a page outside literals and comments.</exception>
    public static void Check(GeneratedSourceResult source)
    {
        var text = source.SourceText.ToString();
        var said = source.SyntaxTree.GetDiagnostics().ToList();
        FuzzException.ThrowUnless(
            said.Count == 0, $"emitted code does not parse: {(said.Count == 0 ? "" : said[0].Id)}", $"{source.HintName}: {string.Join("\n", said.Take(MostShown))}");
        if (text.EnumerateRunes().FirstOrDefault(IsInvisible) is { Value: > 0 } invisible)
        {
            throw new FuzzException("emitted code has invisible characters", $"{source.HintName}: U+{invisible.Value:X4} in {LineWith(text, invisible.ToString())}");
        }

        if (text.Contains(PageMutator.Mark, StringComparison.OrdinalIgnoreCase))
        {
            CheckMark(source);
        }
    }

    private static void CheckMark(GeneratedSourceResult source)
    {
        foreach (var token in source.SyntaxTree.GetRoot().DescendantTokens(descendIntoTrivia: true))
        {
            FuzzException.ThrowUnless(!Has(token.Text) || IsText(token), $"text of a page is code: {token.Kind()}", $"{source.HintName}: {token} in {token.Parent}");
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia).Where(t => !t.HasStructure && Has(t.ToString())))
            {
                FuzzException.ThrowUnless(
                    trivia.Kind() is SyntaxKind.SingleLineCommentTrivia, $"text of a page is code: {trivia.Kind()}", $"{source.HintName}: {trivia} by {token.Parent}");
            }
        }
    }

    /// <summary>Literals, and the text of documentation with its attributes; names of elements, references and directives are none of it.</summary>
    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.XmlTextLiteralToken or SyntaxKind.XmlEntityLiteralToken;

    private static bool Has(string text) => text.Contains(PageMutator.Mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>Controls, ends of lines and what turns the direction of text show code as what it is not; tags hide text in it. Joiners and the like do no harm in comments.</summary>
    private static bool IsInvisible(Rune rune) => rune.Value is not '\n'
        && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            || rune.Value is 0x061c or 0x200e or 0x200f or 0xfeff or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069) or (>= 0xe0000 and <= 0xe007f));

    private static string LineWith(string text, string part) => text.Split('\n').First(line => line.Contains(part, StringComparison.Ordinal));
}
