namespace Feishu.Gen.Operations.Nesting;

/// <summary>What it costs that a row stands apart from those that it is like: in its wording, or as one of many kinds of content.</summary>
internal sealed class Likeness(TableFacts facts, NestingCosts costs)
{
    /// <summary>An object with more fields called like their types than these lists kinds of content.</summary>
    private const int FewKinds = 9;

    /// <summary>Fewer rows that are alike than these do not keep an object open.</summary>
    private const int MinToStay = 3;

    private readonly int[] _most = new int[RowTraits.Most];

    /// <summary>Finds for each trait of a row how many fields of one open object have it, at most; <see cref="Join"/> goes by it.</summary>
    /// <param name="top">The innermost open object.</param>
    /// <param name="row">The row.</param>
    public void Begin(ObjectFrame top, int row)
    {
        var traits = facts.Traits[row];
        for (var i = 0; i < traits.Length; i++)
        {
            _most[i] = 0;
            for (var frame = top; frame is not null; frame = frame.Parent)
            {
                _most[i] = Math.Max(_most[i], CountOf(frame, row, i));
            }
        }
    }

    /// <summary>What it costs that a row joins an object.</summary>
    /// <param name="frame">The object.</param>
    /// <param name="row">The row.</param>
    public double Join(ObjectFrame frame, int row)
    {
        var traits = facts.Traits[row];
        var cost = AmongKinds(frame, row) + AmongObjects(frame, row);
        for (var i = 0; i < traits.Length; i++)
        {
            cost += CountOf(frame, row, i) < _most[i] ? Weight(traits[i], _most[i]) : 0;
        }

        return cost;
    }

    /// <summary>What it costs that an object ends before a row, while rows like its fields are still to come.</summary>
    public double Close(ObjectFrame frame, int row)
    {
        if (row >= facts.Count)
        {
            return 0;
        }

        var kinds = frame.Kinds > FewKinds && IsKindOfContent(row) ? costs.Gatherer : 0;
        if (frame.Objects < MinToStay)
        {
            return kinds;
        }

        var most = frame.MostStillToCome(row);
        return most < MinToStay ? kinds : kinds + Share(costs.AlikeEnd, most);
    }

    /// <summary>How many fields of an object have the row's trait of a number.</summary>
    private int CountOf(ObjectFrame frame, int row, int trait)
    {
        const int Bits = 16;
        const int Mask = (1 << Bits) - 1;
        if (!frame.Sharing.IsOf(row))
        {
            var packed = 0L;
            for (var i = 0; i < facts.Traits[row].Length; i++)
            {
                packed |= (long)Math.Min(frame.CountOf(facts.Traits[row][i]), Mask) << (i * Bits);
            }

            frame.Sharing.Keep(row, packed);
        }

        return (int)(frame.Sharing.Value >> (trait * Bits)) & Mask;
    }

    private static double Share(double cost, int count) => cost * Math.Min(count, LastTraits.Most) / LastTraits.Most;

    private double Weight(Trait trait, int count) => Share(
        trait.Kind switch
        {
            TraitKind.Start => costs.AlikeStart,
            TraitKind.End => costs.AlikeEnd,
            _ => costs.AlikeName,
        },
        count);

    /// <summary>One of many kinds of content is within another one.</summary>
    private double AmongKinds(ObjectFrame frame, int row) =>
        frame.Parent is { MostKinds: > FewKinds } outer && frame.Kinds < outer.MostKinds && IsKindOfContent(row) ? costs.Gatherer : 0;

    /// <summary>A scalar joins an object that has far more objects than scalars, right behind one, and nothing else speaks for it.</summary>
    private double AmongObjects(ObjectFrame frame, int row) =>
        frame.Objects < MinToStay || !frame.IsBehindObject || facts.Types[row].Kind != RowKind.Leaf || frame.IsExpected(facts.Names[row], facts.Rows[row].Name)
            ? 0
            : costs.AmongObjects * Math.Max(0, Math.Log((frame.Objects + 1.0) / (frame.Count - frame.Objects + 1)));

    /// <summary>
    /// Whether a row looks like one of the kinds of content that an object with many objects lists: its field is named like its
    /// type, which stands nowhere else.
    /// </summary>
    private bool IsKindOfContent(int row) =>
        facts.Types[row].Kind == RowKind.Struct && facts.Types[row].Name == facts.Rows[row].Name && facts.LastBelow(row) == int.MaxValue;
}
