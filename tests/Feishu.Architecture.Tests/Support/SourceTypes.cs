using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Feishu.Architecture.Tests.Support;

/// <summary>Finds the types that source files declare.</summary>
internal static class SourceTypes
{
    private static readonly CSharpParseOptions s_options = new(
        LanguageVersion.Preview,
        preprocessorSymbols: ["NET", .. Enumerable.Range(5, Environment.Version.Major - 4).Select(version => $"NET{version}_0_OR_GREATER")]);

    /// <summary>The types of a project. What is generated lies in <c>obj</c> and does not count, and nor do files of other projects.</summary>
    /// <param name="folder">The project's folder.</param>
    public static IReadOnlyList<SourceType> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), File: file))
            .Where(f => f.Path.Split('/')[0] is not ("bin" or "obj"))
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .SelectMany(f => Of(f.Path, File.ReadAllText(f.File))),
    ];

    /// <summary>The types of a file.</summary>
    /// <param name="path">The file below the project's folder, with <c>/</c>.</param>
    /// <param name="text">The file's text.</param>
    public static IEnumerable<SourceType> Of(string path, string text)
    {
        var folder = path[..Math.Max(path.LastIndexOf('/'), 0)];
        var root = CSharpSyntaxTree.ParseText(text, s_options).GetCompilationUnitRoot();
        var declared = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(node => Of(node, folder));
        return root.Members.Any(member => member is GlobalStatementSyntax) ? declared.Prepend(new SourceType("Program", Namespace: null, folder, IsPublic: false)) : declared;
    }

    private static SourceType Of(MemberDeclarationSyntax node, string folder)
    {
        var ns = string.Join('.', node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Reverse().Select(n => n.Name.ToString()));
        var (name, parameters) = node switch
        {
            TypeDeclarationSyntax type => (type.Identifier.Text, type.TypeParameterList),
            DelegateDeclarationSyntax type => (type.Identifier.Text, type.TypeParameterList),
            _ => (((BaseTypeDeclarationSyntax)node).Identifier.Text, null),
        };
        var arity = parameters is null ? "" : $"`{parameters.Parameters.Count}";
        return new SourceType($"{(ns.Length == 0 ? "" : ns + ".")}{name}{arity}", ns, folder, node.Modifiers.Any(SyntaxKind.PublicKeyword));
    }
}
