using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests.Support;

/// <summary>A project that emitted code is compiled in: C# 12, every warning an error, documentation checked.</summary>
internal static partial class Consumer
{
    /// <summary>What a project with implicit usings imports everywhere.</summary>
    private const string ImplicitUsings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    /// <summary>Code beside the emitted code whose names get in the way of every name that is not written out in full.</summary>
    public const string Hostile = """
        namespace Feishu.Bots;

        internal sealed class System;

        internal sealed class Microsoft;

        internal sealed class Task;

        internal sealed class CancellationToken;

        internal sealed class FeishuOperation;

        internal sealed class FeishuModel;
        """;

    /// <summary>The oldest language that emitted code is for, with documentation checked.</summary>
    public static ParseOptions ParseOptions { get; } = new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => IsOfConsumer(Path.GetFileName(p)))
            .Select(p => MetadataReference.CreateFromFile(p)),
    ];

    /// <summary>The project's code, not yet with what is emitted for it.</summary>
    /// <param name="sources">The code.</param>
    /// <param name="options">Another language than usual.</param>
    public static CSharpCompilation Compile(IEnumerable<string> sources, ParseOptions? options = null) => CSharpCompilation.Create(
        "Feishu.Bots",
        sources.Prepend(ImplicitUsings).Select((s, i) => CSharpSyntaxTree.ParseText(s, (CSharpParseOptions)(options ?? ParseOptions), $"Source{i}.cs")),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)

            // References to older versions of what is there: no SDK build tells of them either.
            .WithSpecificDiagnosticOptions([new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]));

    private static bool IsOfConsumer(string file) =>
        file.StartsWith("System.", StringComparison.Ordinal) && !file.StartsWith("System.CommandLine", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        || file is "mscorlib.dll" or "netstandard.dll" or "Feishu.Runtime.dll" or "Feishu.AspNetCore.dll" or "Feishu.Testing.dll" or "Microsoft.CSharp.dll";
}
