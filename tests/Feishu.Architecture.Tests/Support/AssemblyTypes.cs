using Mono.Cecil;

namespace Feishu.Architecture.Tests.Support;

/// <summary>The types of a compiled assembly, and what they know of each other.</summary>
/// <param name="Names">The types that are not within others, by their names with namespace.</param>
/// <param name="Arrows">What they know of each other.</param>
internal sealed record AssemblyTypes(IReadOnlyList<string> Names, IReadOnlyCollection<Arrow> Arrows)
{
    /// <summary>Reads an assembly.</summary>
    /// <param name="assembly">The bytes.</param>
    public static AssemblyTypes Read(Stream assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        var arrows = new ArrowCollector();
        foreach (var type in module.GetTypes())
        {
            arrows.Collect(type);
        }

        return new AssemblyTypes([.. module.Types.Select(type => type.FullName)], arrows.Arrows);
    }
}
