using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Feishu.Architecture.Tests.Support;

/// <summary>Names members as their source does, also those that the compiler makes of lambdas, iterators and asynchronous methods.</summary>
internal static partial class MemberNames
{
    /// <summary>The name of a member of a type.</summary>
    public static string Of(IMemberDefinition member) =>
        Made().Match(member.Name) is { Success: true } made ? made.Groups[1].Value
        : Made().Match(member.DeclaringType.Name) is { Success: true } within ? within.Groups[1].Value
        : member.Name.StartsWith("<>", StringComparison.Ordinal) ? "a lambda"
        : Accessor().Replace(member.Name, "");

    /// <summary>The name of a type without namespace and arity.</summary>
    public static string OfType(string fullName) => fullName[(fullName.LastIndexOf('.') + 1)..].Split('`')[0];

    [GeneratedRegex(@"^<([\w.]+)>", RegexOptions.CultureInvariant)]
    private static partial Regex Made();

    [GeneratedRegex("^(?:get|set|init|add|remove)_", RegexOptions.CultureInvariant)]
    private static partial Regex Accessor();
}
