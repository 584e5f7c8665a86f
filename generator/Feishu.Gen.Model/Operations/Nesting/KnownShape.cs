namespace Feishu.Gen.Operations.Nesting;

/// <summary>The fields that a type was seen with somewhere.</summary>
/// <param name="Names">Their names, as numbers of the table at hand.</param>
internal sealed record KnownShape(HashSet<int> Names);

/// <summary>The shapes that were completed so far within one solution, latest first. Never changed, so that solutions share it.</summary>
internal sealed class TypeMemory(string type, ulong namesHash, KnownShape shape, TypeMemory? rest)
{
    private const int MaxShapes = 4;

    /// <summary>The memory with one more shape; the same memory where it is known already.</summary>
    public static TypeMemory? Add(TypeMemory? memory, Frame frame)
    {
        for (var known = memory; known is not null; known = known.Rest)
        {
            if (known.NamesHash == frame.NamesHash && known.Type == frame.Type.Name)
            {
                return memory;
            }
        }

        return new TypeMemory(frame.Type.Name, frame.NamesHash, new KnownShape([.. frame.Names()]), memory);
    }

    /// <summary>The latest shapes of a type.</summary>
    public static List<KnownShape> Find(TypeMemory? memory, string type)
    {
        var found = new List<KnownShape>();
        for (; memory is not null && found.Count < MaxShapes; memory = memory.Rest)
        {
            if (memory.Type == type)
            {
                found.Add(memory.Shape);
            }
        }

        return found;
    }

    private string Type => type;

    private ulong NamesHash => namesHash;

    private KnownShape Shape => shape;

    private TypeMemory? Rest => rest;
}
