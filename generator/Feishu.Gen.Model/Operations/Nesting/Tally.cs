namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// How often each of some numbers was added. Never changed, so that solutions share it: the latest numbers are a list, and what is older is
/// a tree, so that large objects are asked as fast as small ones.
/// </summary>
internal sealed class Tally
{
    private const int MostInList = 32;

    private readonly int _number;
    private readonly Tally? _rest;
    private readonly int _inList;
    private readonly Tree? _older;

    private Tally(int number, Tally? rest, Tree? older)
    {
        _number = number;
        _rest = rest;
        _inList = (rest?._inList ?? 0) + 1;
        _older = older;
    }

    /// <summary>The tally with a number more.</summary>
    /// <param name="tally">The tally; null where nothing was added.</param>
    /// <param name="number">The number, which is not negative.</param>
    public static Tally Add(Tally? tally, int number)
    {
        if (tally is null || tally._inList < MostInList)
        {
            return new Tally(number, tally, tally?._older);
        }

        var older = tally._older;
        for (var listed = tally; listed is not null; listed = listed._rest)
        {
            older = Tree.Add(older, listed._number);
        }

        return new Tally(number, null, older);
    }

    /// <summary>How often a number was added.</summary>
    public static int Count(Tally? tally, int number)
    {
        var count = tally?._older?.Count(number) ?? 0;
        for (; tally is not null; tally = tally._rest)
        {
            count += tally._number == number ? 1 : 0;
        }

        return count;
    }

    /// <summary>Adds all numbers to a set.</summary>
    public static void AddTo(Tally? tally, NameSet set)
    {
        tally?._older?.AddTo(set, 0);
        for (; tally is not null; tally = tally._rest)
        {
            set.Add(tally._number);
        }
    }

    /// <summary>Numbers with their counts, by their bits from the highest on.</summary>
    private sealed class Tree
    {
        private const int Bits = 4;
        private const int Branches = 1 << Bits;

        private readonly int _shift;
        private readonly Tree?[]? _branches;
        private readonly int[]? _counts;

        private Tree(int shift, Tree?[]? branches, int[]? counts)
        {
            _shift = shift;
            _branches = branches;
            _counts = counts;
        }

        public static Tree Add(Tree? tree, int number)
        {
            tree ??= new Tree(0, null, new int[Branches]);
            while (number >> tree._shift >= Branches)
            {
                var branches = new Tree?[Branches];
                branches[0] = tree;
                tree = new Tree(tree._shift + Bits, branches, null);
            }

            return tree.With(number);
        }

        public int Count(int number)
        {
            var tree = this;
            if (number >> _shift >= Branches)
            {
                return 0;
            }

            while (tree._branches is { } branches)
            {
                if (branches[(number >> tree._shift) & (Branches - 1)] is not { } branch)
                {
                    return 0;
                }

                tree = branch;
            }

            return tree._counts![number & (Branches - 1)];
        }

        public void AddTo(NameSet set, int first)
        {
            for (var i = 0; i < Branches; i++)
            {
                if (_branches is not null)
                {
                    _branches[i]?.AddTo(set, first + (i << _shift));
                }
                else if (_counts![i] > 0)
                {
                    set.Add(first + i);
                }
            }
        }

        private Tree With(int number)
        {
            var at = (number >> _shift) & (Branches - 1);
            if (_branches is null)
            {
                var counts = (int[])_counts!.Clone();
                counts[at]++;
                return new Tree(_shift, null, counts);
            }

            var branches = (Tree?[])_branches.Clone();
            var below = _shift - Bits;
            branches[at] = (branches[at] ?? new Tree(below, below == 0 ? null : new Tree?[Branches], below == 0 ? new int[Branches] : null)).With(number);
            return new Tree(_shift, branches, null);
        }
    }
}
