using System.Text;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Emit;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Feishu.Gen.Pipeline;

/// <summary>The build properties that the user sets, checked.</summary>
/// <param name="Emit">What the emitters need of them.</param>
/// <param name="Findings">What is wrong with them; a bad value is replaced by its default.</param>
internal sealed record ProjectOptions(EmitOptions Emit, EquatableArray<LocatedFinding> Findings)
{
    private const string DefaultClient = "FeishuClient";

    /// <summary>Reads them.</summary>
    public static ProjectOptions Read(AnalyzerConfigOptions options)
    {
        var findings = new List<LocatedFinding>();
        var root = Property(options, "RootNamespace");
        var ns = Checked(
            options, "FeishuNamespace", root is null ? "FeishuApi" : Sanitized(root) + ".FeishuApi", IsNamespace, "a namespace", findings);
        var client = Checked(
            options, "FeishuClientName", DefaultClient, IsClientName, "a class name, or ends in 'Service' or a version as names of services do, or is that of a member of every client", findings);
        var accessibility = Checked(
            options, "FeishuAccessibility", "public", v => v is "public" or "internal", "'public' or 'internal'", findings);
        return new ProjectOptions(new EmitOptions(ns, client, accessibility), findings.ToEquatableArray());
    }

    private static string Checked(
        AnalyzerConfigOptions options, string name, string otherwise, Func<string, bool> isGood, string what, List<LocatedFinding> findings)
    {
        if (Property(options, name) is not { } value)
        {
            return otherwise;
        }

        if (isGood(value))
        {
            return value;
        }

        findings.Add(new LocatedFinding(null, new Finding(Rules.BadOption, default, [name, value, what])));
        return otherwise;
    }

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    private static bool IsNamespace(string value) =>
        value.Split('.').All(s => Identifier.IsValid(s) && SyntaxFacts.GetKeywordKind(s) == SyntaxKind.None);

    /// <summary>Beside the client stand the services' classes (<c>TaskService</c>) and their versions' namespaces (<c>TaskV1</c>); in it, its members.</summary>
    private static bool IsClientName(string value)
    {
        var stem = value.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var isVersion = stem.Length < value.Length && stem.EndsWith("V", StringComparison.OrdinalIgnoreCase);
        return Identifier.IsValid(value) && !isVersion && value is not ("Create" or "Events" or "Operations") && !value.EndsWith("Service", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A project may be called what no namespace can be.</summary>
    private static string Sanitized(string root)
    {
        var text = new StringBuilder(root.Length + 1);
        foreach (var segment in root.Split(['.'], StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(text.Length == 0 ? "" : ".");
            if (!SyntaxFacts.IsIdentifierStartCharacter(segment[0]) || SyntaxFacts.GetKeywordKind(segment) != SyntaxKind.None)
            {
                text.Append('_');
            }

            foreach (var c in segment)
            {
                text.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
            }
        }

        return text.Length == 0 ? "_" : text.ToString();
    }
}
