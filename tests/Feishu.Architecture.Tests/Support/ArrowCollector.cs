using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Feishu.Architecture.Tests.Support;

/// <summary>
/// Collects what types know of others in their assembly: by bases, attributes, constraints, signatures, locals and instructions. Constants
/// and <c>nameof</c> leave no trace in an assembly.
/// </summary>
internal sealed class ArrowCollector
{
    private readonly HashSet<Arrow> _arrows = [];

    /// <summary>What was found so far.</summary>
    public IReadOnlyCollection<Arrow> Arrows => _arrows;

    /// <summary>Collects what a type knows; the types within it are collected by themselves.</summary>
    public void Collect(TypeDefinition type)
    {
        var declaration = new Origin(type, "declaration");
        Add(declaration, type.BaseType);
        AddAll(declaration, type.Interfaces.Select(i => i.InterfaceType));
        AddAttributes(declaration, [type, .. type.Interfaces]);
        AddConstraints(declaration, type);
        foreach (var field in type.Fields)
        {
            var origin = new Origin(type, MemberNames.Of(field));
            Add(origin, field.FieldType);
            AddAttributes(origin, [field]);
        }

        foreach (var member in type.Properties.Cast<IMemberDefinition>().Concat(type.Events))
        {
            AddAttributes(new Origin(type, member.Name), [member]);
        }

        foreach (var method in type.Methods)
        {
            Collect(method, new Origin(type, MemberNames.Of(method)));
        }
    }

    private void Collect(MethodDefinition method, Origin origin)
    {
        AddSignature(origin, method);
        AddConstraints(origin, method);
        AddAttributes(origin, [method, method.MethodReturnType, .. method.Parameters]);
        foreach (var overridden in method.Overrides)
        {
            AddMember(origin, overridden);
        }

        if (!method.HasBody)
        {
            return;
        }

        AddAll(origin, method.Body.Variables.Select(v => v.VariableType));
        AddAll(origin, method.Body.ExceptionHandlers.Select(h => h.CatchType));
        foreach (var instruction in method.Body.Instructions)
        {
            AddOperand(origin, instruction);
        }
    }

    private void AddOperand(Origin origin, Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                Add(origin, type);
                break;
            case MemberReference member:
                AddMember(origin, member);
                break;
            case IMethodSignature signature:
                AddSignature(origin, signature);
                break;
        }
    }

    private void AddMember(Origin origin, MemberReference member)
    {
        Add(origin, member.DeclaringType);
        switch (member)
        {
            case FieldReference field:
                Add(origin, field.FieldType);
                break;
            case MethodReference method:
                AddSignature(origin, method);
                AddAll(origin, (method as GenericInstanceMethod)?.GenericArguments ?? []);
                break;
        }
    }

    private void AddSignature(Origin origin, IMethodSignature method)
    {
        Add(origin, method.ReturnType);
        AddAll(origin, method.Parameters.Select(p => p.ParameterType));
    }

    private void AddConstraints(Origin origin, IGenericParameterProvider provider)
    {
        AddAll(origin, provider.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType));
        AddAttributes(origin, provider.GenericParameters);
    }

    private void AddAttributes(Origin origin, IEnumerable<ICustomAttributeProvider> providers)
    {
        foreach (var attribute in providers.SelectMany(p => p.CustomAttributes))
        {
            Add(origin, attribute.AttributeType);
            AddAll(origin, attribute.ConstructorArguments.Concat(attribute.Properties.Concat(attribute.Fields).Select(named => named.Argument)).SelectMany(TypesIn));
        }
    }

    private static IEnumerable<TypeReference> TypesIn(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [argument.Type, type],
        CustomAttributeArgument[] items => items.SelectMany(TypesIn).Prepend(argument.Type),
        CustomAttributeArgument boxed => TypesIn(boxed).Prepend(argument.Type),
        _ => [argument.Type],
    };

    private void AddAll(Origin origin, IEnumerable<TypeReference?> types)
    {
        foreach (var type in types)
        {
            Add(origin, type);
        }
    }

    private void Add(Origin origin, TypeReference? type)
    {
        switch (type)
        {
            case TypeDefinition known when Outermost(known) is var to && to != origin.Type:
                _arrows.Add(new Arrow(origin.Type.FullName, to.FullName, origin.Place));
                break;
            case GenericInstanceType generic:
                Add(origin, generic.ElementType);
                AddAll(origin, generic.GenericArguments);
                break;
            case FunctionPointerType pointer:
                AddSignature(origin, pointer);
                break;
            case IModifierType modified:
                Add(origin, modified.ModifierType);
                Add(origin, modified.ElementType);
                break;
            case TypeSpecification other:
                Add(origin, other.ElementType);
                break;
        }
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>Where something is known.</summary>
    private readonly record struct Origin(TypeDefinition Type, string Place)
    {
        public TypeDefinition Type { get; } = Outermost(Type);
    }
}
