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

    private readonly int _type;
    private readonly ulong _key;
    private readonly ObjectFrame _frame;
    private readonly TypeMemory? _rest;

    /// <summary>A bit for each key, so that most memories need not be searched for one that they lack.</summary>
    private readonly ulong _bits;
    private readonly ulong _moreBits;

    /// <summary>How many shapes there are of each type, so that none is searched for beyond the last one.</summary>
    private readonly Tally _types;

    private TypeMemory(int type, ulong key, ObjectFrame frame, TypeMemory? rest)
    {
        _type = type;
        _key = key;
        _frame = frame;
        _rest = rest;
        _types = Tally.Add(rest?._types, type);
        Hash = unchecked((rest?.Hash ?? 0) + key);
        _bits = (rest?._bits ?? 0) | (1UL << (int)(key & 63));
        _moreBits = (rest?._moreBits ?? 0) | (1UL << (int)((key >> 6) & 63));
    }

    /// <summary>A value that two memories share where they know the same shapes.</summary>
    public ulong Hash { get; }

    /// <summary>The memory with a completed object's shape; the same memory where it is known already or has no name.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="frame">The object.</param>
    /// <param name="type">The number of its type.</param>
    /// <param name="budget">What the search for it is taken from.</param>
    public static TypeMemory? Add(TypeMemory? memory, ObjectFrame frame, int type, StepBudget budget)
    {
        if (frame.Type.Kind != RowKind.Struct)
        {
            return memory;
        }

        var key = ObjectFrame.Mix(unchecked((frame.NamesHash * 31) + frame.Type.NameHash));
        return Has(memory, key, type, budget) ? memory : new TypeMemory(type, key, frame, memory);
    }

    private static bool Has(TypeMemory? memory, ulong key, int type, StepBudget budget)
    {
        if (memory is null || (memory._bits & (1UL << (int)(key & 63))) == 0 || (memory._moreBits & (1UL << (int)((key >> 6) & 63))) == 0)
        {
            return false;
        }

        var left = Tally.Count(memory._types, type);
        for (var known = memory; known is not null && left > 0; known = known._rest)
        {
            budget.Spend(1);
            if (known._key == key)
            {
                return true;
            }

            left -= known._type == type ? 1 : 0;
        }

        return false;
    }

    /// <summary>The latest shapes of a type.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="type">The number of the type.</param>
    /// <param name="budget">What the search is taken from.</param>
    public static IEnumerable<KnownShape> Find(TypeMemory? memory, int type, StepBudget budget)
    {
        var left = memory is null ? 0 : Math.Min(MaxShapes, Tally.Count(memory._types, type));
        for (; memory is not null && left > 0; memory = memory._rest)
        {
            budget.Spend(1);
            if (memory._type == type)
            {
                left--;
                budget.Spend(memory._frame.Count);
                yield return memory._frame.Shape;
            }
        }
    }
}
