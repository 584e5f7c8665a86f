using System.Collections;
using System.Reflection;

namespace Feishu.Gen.Tests.Support;

/// <summary>Walks everything that an object holds, through private fields, too.</summary>
internal static class ObjectGraph
{
    /// <summary>Every object that is reached, each once, with the path to it.</summary>
    public static IEnumerable<(object Object, string Path)> Walk(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Object, string Path)>([(root, root.GetType().Name)]);
        while (open.Count > 0)
        {
            var (current, path) = open.Pop();
            if (!seen.Add(current))
            {
                continue;
            }

            yield return (current, path);
            foreach (var (child, name) in Children(current))
            {
                if (child is not null && !IsPlain(child.GetType()))
                {
                    open.Push((child, path + name));
                }
            }
        }
    }

    private static IEnumerable<(object? Child, string Name)> Children(object current)
    {
        if (current is Array items)
        {
            return ((IEnumerable)items).Cast<object?>().Select((item, i) => (item, $"[{i}]"));
        }

        return Bases(current.GetType())
            .SelectMany(t => t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => !f.FieldType.IsPointer)
            .Select(f => (f.GetValue(current), "." + f.Name));
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            yield return t;
        }
    }

    private static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string);
}
