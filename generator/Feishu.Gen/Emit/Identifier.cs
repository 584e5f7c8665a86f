using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Emit;

/// <summary>Writes names as C# identifiers: one of the three ways in which text of a page may reach emitted code.</summary>
internal static class Identifier
{
    /// <summary>The name as code: keywords with <c>@</c>.</summary>
    /// <exception cref="ArgumentException">The name is no identifier: the naming that made it is at fault, not the page.</exception>
    public static string Of(string name)
    {
        if (!IsValid(name))
        {
            throw new ArgumentException($"'{name}' is not a C# identifier.", nameof(name));
        }

        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    /// <summary>Whether a name can be an identifier that means to the compiler what people see: it passes over format characters.</summary>
    public static bool IsValid(string name) =>
        SyntaxFacts.IsValidIdentifier(name) && !name.Any(c => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format);
}
