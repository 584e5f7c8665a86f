namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// Walks the rows once and keeps the cheapest solutions. Each row may join any object that is open; to join one is to close
/// those further in.
/// </summary>
/// <param name="facts">The table.</param>
/// <param name="costs">What disagreements cost.</param>
/// <param name="parents">The rows' parents where they are known; null where none is.</param>
/// <param name="open">A solution that is so much dearer than another one is no rival of it.</param>
/// <param name="budget">What the search may take.</param>
internal sealed class BeamSearch(TableFacts facts, NestingCosts costs, IReadOnlyList<int?>? parents, double open, StepBudget budget)
{
    /// <summary>How many solutions are kept after each row.</summary>
    private const int Width = 12;

    /// <summary>How many of them may have the same objects open.</summary>
    private const int WidthPerChain = 9;

    /// <summary>What it takes to make a solution, as a number of looks at an object.</summary>
    private const int StepsPerSolution = 10;

    /// <summary>A solution that is so much dearer than the best is given up.</summary>
    private const double Reach = 14;

    private readonly CostModel _model = new(facts, costs, budget);
    private readonly Likeness _likeness = new(facts, costs);
    private readonly List<Offered> _offers = [];
    private readonly Dictionary<ulong, Solution> _byState = [];
    private readonly Dictionary<ulong, int> _perChain = [];
    private double _best;

    /// <summary>How many steps were weighed: the work done.</summary>
    public int Steps { get; private set; }

    /// <summary>How many rows were read: all of them, unless the budget was spent before.</summary>
    public int Rows { get; private set; }

    /// <summary>The solutions of the rows that were read, cheapest first; at least one.</summary>
    public IReadOnlyList<Solution> Run()
    {
        List<Solution> kept = [new Solution(0, ObjectFrame.Root(facts.Example), null, null, -1)];
        for (var row = 0; row < facts.Count && !budget.IsSpent; row++)
        {
            _offers.Clear();
            _best = double.MaxValue;
            foreach (var solution in kept)
            {
                Extend(solution, row);
            }

            kept = Keep(row);
            Rows = row + 1;
        }

        return [.. kept.Select(CloseAll).OrderBy(solution => solution.Cost)];
    }

    private Solution CloseAll(Solution solution)
    {
        var cost = solution.Cost;
        for (var frame = solution.Top; frame is not null; frame = frame.Parent)
        {
            cost += Close(frame, Rows);
        }

        return solution.At(cost);
    }

    private double Close(ObjectFrame frame, int row) => frame.Closing.IsOf(row)
        ? frame.Closing.Value
        : frame.Closing.Keep(row, facts.IsFolded(frame.Row) ? 0 : _model.Close(frame, row) + _likeness.Close(frame, row));

    private double Join(ObjectFrame frame, int row) => frame.Joining.IsOf(row) ? frame.Joining.Value : frame.Joining.Keep(row, _model.Join(frame, row));

    private void Extend(Solution solution, int row)
    {
        var cost = solution.Cost;
        var memory = solution.Memory;
        var levels = -1;
        var isBound = facts.Rows[row].Depth is not null || parents?[row] is not null;
        var earlier = Earlier(solution, row);
        budget.Spend(solution.Top.Depth);
        var isOuterOpen = _model.IsOuterOpen(solution.Top, row);
        _likeness.Begin(solution.Top, row);
        for (var frame = solution.Top; frame is not null && (isBound || cost <= _best + Reach); frame = frame.Parent)
        {
            if (IsAllowed(frame, row, levels))
            {
                Steps++;
                Offer(solution, frame, memory, row, cost + _model.Move(levels) + Join(frame, row) + _model.AgainstEarlier(frame, earlier)
                    + _model.Outside(frame, row, isOuterOpen) + _likeness.Join(frame, row));
                if (isBound)
                {
                    return;
                }
            }

            if (frame.Parent is null || (!isBound && row <= frame.Last && facts.IsWhole(frame.Row)))
            {
                return;
            }

            budget.Spend(1);

            cost += Close(frame, row);
            memory = facts.IsFolded(frame.Row) ? memory : TypeMemory.Add(memory, frame, NumberOf(frame), budget);
            levels++;
        }
    }

    /// <summary>
    /// Whether what is known of a row lets it join an object. A depth that no open object gives is taken for the deepest there
    /// is, at a cost that leaves such a solution to tables that contradict themselves.
    /// </summary>
    private bool IsAllowed(ObjectFrame frame, int row, int levels) => (parents?[row], facts.Rows[row].Depth) switch
    {
        ({ } parent, _) => frame.Row == parent || frame.Row < 0,
        (_, { } depth) => frame.Depth == depth || (levels < 0 && frame.Depth < depth) || frame.Row < 0,
        _ => row <= frame.Last && !facts.IsFolded(frame.Row),
    };

    /// <summary>The object that holds the row's earlier namesake of the same type, or null.</summary>
    private ObjectFrame? Earlier(Solution solution, int row)
    {
        return facts.Earlier[row] < 0 ? null : solution.UpTo(facts.Earlier[row]).Top.Parent;
    }

    private int NumberOf(ObjectFrame frame) => frame.Row < 0 ? -1 : facts.TypeNumbers[frame.Row];

    private void Offer(Solution solution, ObjectFrame frame, TypeMemory? memory, int row, double cost)
    {
        if (cost > _best + Reach)
        {
            return;
        }

        _best = Math.Min(_best, cost);
        var (chain, state) = frame.After(facts.Names[row], row);
        _offers.Add(new Offered(cost, _offers.Count, solution, frame, memory, chain, unchecked(state + (memory?.Hash ?? 0))));
    }

    private List<Solution> Keep(int row)
    {
        var kept = new List<Solution>();
        var dropped = new List<Rival>();
        _byState.Clear();
        _perChain.Clear();
        _offers.Sort();
        foreach (var offer in _offers)
        {
            if (offer.Cost > _best + Reach)
            {
                break;
            }

            if (_byState.TryGetValue(offer.State, out var equal))
            {
                if (offer.Cost - equal.Cost < open)
                {
                    equal.AddRival(offer.AsRival);
                }

                continue;
            }

            _perChain.TryGetValue(offer.Chain, out var alike);
            if (alike < WidthPerChain && kept.Count < Width)
            {
                var solution = Take(offer, row, dropped);
                _byState.Add(offer.State, solution);
                _perChain[offer.Chain] = alike + 1;
                kept.Add(solution);
            }
            else
            {
                // Given up for want of room: whatever wins now has not been shown to be better in the end.
                dropped.Add(offer.AsRival);
            }
        }

        // What is no rival of any of them would only keep its past in memory.
        dropped.RemoveAll(rival => rival.Cost - kept[kept.Count - 1].Cost >= open);
        return kept;
    }

    /// <summary>The solution that was offered, with the object that the row opens.</summary>
    private Solution Take(in Offered offer, int row, IReadOnlyList<Rival> dropped)
    {
        var frame = offer.Frame;
        var name = facts.Rows[row].Name;
        var type = facts.Types[row];
        var example = frame.Level?.Find(name);
        budget.Spend(StepsPerSolution + frame.Depth);
        var hint = frame.IsWithin(type) ? null : facts.Known.HintOf(name, type);
        var level = type.IsMap || example?.Objects is not { Names.Count: > 0 } objects ? hint : objects;
        var isObject = type.Kind == RowKind.Struct;
        KnownShape[] shapes = isObject ? [.. TypeMemory.Find(offer.Memory, facts.TypeNumbers[row], budget), .. facts.Known.ShapesOf(name, type)] : [];
        var joined = frame.With(new JoinedField(
            facts.Names[row], frame.Level?.IndexOf(name) ?? -1, isObject, IsKind: isObject && type.Name == name, CostModel.IsNew(frame, facts.Names[row]), facts.Traits[row]));
        var opened = joined.Open(row, type, example, level, shapes, facts.LastBelow(row));
        return new Solution(offer.Cost, opened, offer.Memory, offer.From, frame.Row) { Dropped = dropped };
    }

    /// <summary>A way to go on from a solution, not yet taken.</summary>
    /// <param name="Cost">What it costs.</param>
    /// <param name="Order">Which one it is; the first of equal cost comes first.</param>
    /// <param name="From">The solution up to the row before.</param>
    /// <param name="Frame">The object that the row joins.</param>
    /// <param name="Memory">The shapes that were completed by then.</param>
    /// <param name="Chain">The chain of the object that the row opens.</param>
    /// <param name="State">A value that two of them share where they have the same future.</param>
    private readonly record struct Offered(double Cost, int Order, Solution From, ObjectFrame Frame, TypeMemory? Memory, ulong Chain, ulong State) : IComparable<Offered>
    {
        public Rival AsRival => new(Cost, From, Frame.Row);

        public int CompareTo(Offered other) => Cost.CompareTo(other.Cost) is not 0 and var order ? order : Order.CompareTo(other.Order);
    }
}
