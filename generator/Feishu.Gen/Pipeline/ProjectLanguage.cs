using Feishu.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Pipeline;

/// <summary>The version of C# that the project is compiled as.</summary>
/// <param name="TooOld">The version, where the emitted code is too new for it; else null.</param>
internal sealed record ProjectLanguage(string? TooOld)
{
    private const LanguageVersion Oldest = LanguageVersion.CSharp12;

    /// <summary>What is to be said of it.</summary>
    public EquatableArray<LocatedFinding> Findings =>
        TooOld is null ? [] : [new LocatedFinding(null, new Finding(Rules.OldLanguage, default, [TooOld]))];

    /// <summary>The version that a project's options ask for.</summary>
    public static ProjectLanguage Of(ParseOptions options) =>
        new(options is CSharpParseOptions { LanguageVersion: < Oldest and var version } ? version.ToDisplayString() : null);
}
