namespace Feishu.Gen.Operations.Nesting;

/// <summary>The fields that a type was seen with somewhere; none where it was listed without.</summary>
/// <param name="Names">Their names, as numbers of the table at hand.</param>
/// <param name="IsDefinition">Whether a guide defines the type so.</param>
/// <param name="IsPartial">Whether there may as well be others.</param>
internal sealed record KnownShape(NameSet Names, bool IsDefinition = false, bool IsPartial = false);

/// <summary>The shapes that were completed so far within one solution, latest first. Never changed, so that solutions share it.</summary>
internal sealed class TypeMemory
{
    private const int MaxShapes = 4;

    private readonly string _type;
    private readonly ulong _key;
    private readonly KnownShape _shape;
    private readonly TypeMemory? _rest;

    /// <summary>A bit for each key, so that most memories need not be searched for one that they lack.</summary>
    private readonly ulong _bits;
    private readonly ulong _moreBits;

    private TypeMemory(string type, ulong key, KnownShape shape, TypeMemory? rest)
    {
        _type = type;
        _key = key;
        _shape = shape;
        _rest = rest;
        Hash = unchecked((rest?.Hash ?? 0) + key);
        _bits = (rest?._bits ?? 0) | (1UL << (int)(key & 63));
        _moreBits = (rest?._moreBits ?? 0) | (1UL << (int)((key >> 6) & 63));
    }

    /// <summary>A value that two memories share where they know the same shapes.</summary>
    public ulong Hash { get; }

    /// <summary>The memory with a completed object's shape; the same memory where it is known already or has no name.</summary>
    public static TypeMemory? Add(TypeMemory? memory, Frame frame)
    {
        if (frame.Type.Kind != RowKind.Struct)
        {
            return memory;
        }

        var key = Frame.Mix(unchecked((frame.NamesHash * 31) + frame.Type.NameHash));
        return Has(memory, key) ? memory : new TypeMemory(frame.Type.Name, key, frame.Shape, memory);
    }

    private static bool Has(TypeMemory? memory, ulong key)
    {
        if (memory is null || (memory._bits & (1UL << (int)(key & 63))) == 0 || (memory._moreBits & (1UL << (int)((key >> 6) & 63))) == 0)
        {
            return false;
        }

        for (var known = memory; known is not null; known = known._rest)
        {
            if (known._key == key)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The latest shapes of a type.</summary>
    public static IEnumerable<KnownShape> Find(TypeMemory? memory, string type)
    {
        var found = 0;
        for (; memory is not null && found < MaxShapes; memory = memory._rest)
        {
            if (memory._type == type)
            {
                found++;
                yield return memory._shape;
            }
        }
    }
}
