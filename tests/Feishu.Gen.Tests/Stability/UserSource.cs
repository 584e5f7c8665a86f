using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Feishu.Gen.Tests.Stability;

/// <summary>
/// Writes a source that uses all that was emitted, as a user would: makes every record with all members set and with those that must be, reads each member into a
/// variable of its type, names every value and every error code, and calls every method with arguments of their types.
/// </summary>
internal sealed class UserSource
{
    private static readonly SymbolDisplayFormat s_types = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly List<string> _lines = ["#nullable enable", "#pragma warning disable CS0612, CS0618"];
    private readonly bool _reads;
    private int _count;

    private UserSource(bool reads) => _reads = reads;

    /// <summary>The source that uses everything public of a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="reads">Whether members are read, too.</param>
    public static string Of(CSharpCompilation compilation, bool reads = true)
    {
        var source = new UserSource(reads);
        source.UseNamespace(compilation.Assembly.GlobalNamespace);
        return string.Join('\n', source._lines);
    }

    private void UseNamespace(INamespaceSymbol ns)
    {
        foreach (var type in ns.GetTypeMembers())
        {
            UseType(type);
        }

        foreach (var inner in ns.GetNamespaceMembers())
        {
            UseNamespace(inner);
        }
    }

    private void UseType(INamedTypeSymbol type)
    {
        if (type.DeclaredAccessibility != Accessibility.Public)
        {
            return;
        }

        var name = type.ToDisplayString(s_types);
        _lines.Add($"internal static class User{_count++} {{");
        UseStatics(type, name);
        if (type.IsRecord && !type.IsValueType)
        {
            UseRecord(type, name);
        }
        else if (!type.IsStatic && !type.IsValueType)
        {
            UseService(type, name);
        }

        _lines.Add("}");
        foreach (var nested in type.GetTypeMembers())
        {
            UseType(nested);
        }
    }

    /// <summary>Constants, named values and descriptors.</summary>
    private void UseStatics(INamedTypeSymbol type, string name)
    {
        foreach (var member in Public(type).Where(m => m.IsStatic))
        {
            switch (member)
            {
                case IFieldSymbol { IsConst: true } constant:
                    _lines.Add($"  public const {constant.Type.ToDisplayString(s_types)} _{member.Name} = {name}.{Escaped(member)};");
                    break;
                case IPropertySymbol property:
                    _lines.Add($"  public static {property.Type.ToDisplayString(s_types)} _{member.Name} => {name}.{Escaped(member)};");
                    break;
            }
        }
    }

    private void UseRecord(INamedTypeSymbol type, string name)
    {
        var members = Public(type).OfType<IPropertySymbol>().Where(p => !p.IsStatic && p.SetMethod is not null).ToList();
        _lines.Add($"  public static void Use({name} model) {{");
        Make(name, members);
        Make(name, members.Where(m => m.IsRequired));
        foreach (var member in _reads ? members : [])
        {
            _lines.Add($"    {{ {member.Type.ToDisplayString(s_types)} value = model.{Escaped(member)}; _ = value; }}");
        }

        _lines.Add("  }");
    }

    private void Make(string name, IEnumerable<IPropertySymbol> members)
    {
        _lines.Add($"    model = new {name} {{");
        foreach (var member in members)
        {
            _lines.Add($"      {Escaped(member)} = default({member.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(s_types)})!,");
        }

        _lines.Add("    };");
    }

    private void UseService(INamedTypeSymbol type, string name)
    {
        _lines.Add($"  public static void Use({name} service) {{");
        foreach (var member in Public(type).Where(m => !m.IsStatic))
        {
            switch (member)
            {
                case IPropertySymbol property:
                    _lines.Add($"    {{ {property.Type.ToDisplayString(s_types)} value = service.{Escaped(member)}; _ = value; }}");
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary, IsImplicitlyDeclared: false } method:
                    Call(method);
                    break;
            }
        }

        _lines.Add("  }");
    }

    /// <summary>What must be given stands in its place, and what may be given has its name before it.</summary>
    private void Call(IMethodSymbol method)
    {
        var arguments = method.Parameters.Select(p =>
            $"{(p.IsOptional ? Escaped(p) + ": " : "")}default({p.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(s_types)})!");
        _lines.Add($"    {{ {method.ReturnType.ToDisplayString(s_types)} result = service.{Escaped(method)}({string.Join(", ", arguments)}); _ = result; }}");
    }

    private static IEnumerable<ISymbol> Public(INamedTypeSymbol type) =>
        type.GetMembers().Where(m => m.DeclaredAccessibility == Accessibility.Public && !m.IsOverride);

    private static string Escaped(ISymbol symbol) =>
        SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
}
