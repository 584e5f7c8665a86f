using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests.Support;

/// <summary>Everything public that a compilation declares, a line each: what users write their code against.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat s_format = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeContainingType
            | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeMemberKeyword,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The surface of what a compilation declares, sorted.</summary>
    public static string Of(CSharpCompilation compilation) => Of(compilation.Assembly);

    /// <summary>The surface of an assembly, sorted.</summary>
    public static string Of(IAssemblySymbol assembly)
    {
        var lines = new List<string>();
        Visit(assembly.GlobalNamespace, lines);
        lines.Sort(StringComparer.Ordinal);
        return string.Concat(lines.Select(l => l + "\n"));
    }

    private static void Visit(INamespaceOrTypeSymbol symbol, List<string> lines)
    {
        foreach (var member in symbol.GetMembers())
        {
            if (member is INamespaceSymbol ns)
            {
                Visit(ns, lines);
            }
            else if (IsVisible(member))
            {
                lines.Add(Line(member));
                if (member is INamedTypeSymbol type)
                {
                    Visit(type, lines);
                }
            }
        }
    }

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && !(symbol.IsImplicitlyDeclared && symbol is not INamedTypeSymbol)
        && !symbol.Name.Contains('<', StringComparison.Ordinal)
        && symbol is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove };

    private static string Line(ISymbol symbol)
    {
        var line = new StringBuilder(symbol.DeclaredAccessibility == Accessibility.Public ? "" : "protected ");
        if (symbol is IPropertySymbol { IsRequired: true })
        {
            line.Append("required ");
        }

        return line.Append(symbol.ToDisplayString(s_format)).ToString();
    }
}
