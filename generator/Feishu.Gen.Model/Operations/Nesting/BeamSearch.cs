namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// Walks the rows once and keeps the cheapest solutions. Each row may join any object that is open; to join one is to close
/// those further in.
/// </summary>
/// <param name="facts">The table.</param>
/// <param name="costs">What disagreements cost.</param>
/// <param name="parents">The rows' parents where they are known; null where none is.</param>
internal sealed class BeamSearch(TableFacts facts, NestingCosts costs, IReadOnlyList<int?>? parents)
{
    /// <summary>How many solutions are kept after each row.</summary>
    private const int Width = 32;

    /// <summary>How many of them may have the same objects open.</summary>
    private const int WidthPerChain = 24;

    /// <summary>A solution that is so much dearer than the best is given up.</summary>
    private const double Reach = 14;

    private readonly CostModel _model = new(facts, costs);
    private readonly Likeness _likeness = new(facts, costs);
    private readonly List<Solution> _next = [];
    private double _best;

    /// <summary>How many steps were weighed: the work done.</summary>
    public int Steps { get; private set; }

    /// <summary>The solutions of the whole table, cheapest first; at least one.</summary>
    public IReadOnlyList<Solution> Run()
    {
        List<Solution> kept = [new Solution(0, Frame.Root(facts.Example), null, null, -1)];
        for (var row = 0; row < facts.Count; row++)
        {
            _next.Clear();
            _best = double.MaxValue;
            foreach (var solution in kept)
            {
                Extend(solution, row);
            }

            kept = Keep();
        }

        return [.. kept.Select(CloseAll).OrderBy(solution => solution.Cost)];
    }

    private Solution CloseAll(Solution solution)
    {
        var cost = solution.Cost;
        for (var frame = solution.Top; frame is not null; frame = frame.Parent)
        {
            cost += Close(frame, facts.Count);
        }

        return solution.At(cost);
    }

    private double Close(Frame frame, int row) => facts.IsFolded(frame.Row) ? 0 : _model.Close(frame, row) + _likeness.Close(frame, row);

    private void Extend(Solution solution, int row)
    {
        var cost = solution.Cost;
        var memory = solution.Memory;
        var levels = -1;
        var isBound = facts.Rows[row].Depth is not null || parents?[row] is not null;
        var earlier = Earlier(solution, row);
        var isOuterOpen = _model.IsOuterOpen(solution.Top, row);
        var alike = _likeness.MostOf(solution.Top, row);
        for (var frame = solution.Top; frame is not null && (isBound || cost <= _best + Reach); frame = frame.Parent)
        {
            if (IsAllowed(frame, row, levels))
            {
                Steps++;
                Offer(solution, frame, memory, row, cost + _model.Move(levels) + _model.Join(frame, row, earlier) + _model.Outside(frame, row, isOuterOpen) + _likeness.Join(frame, row, alike));
                if (isBound)
                {
                    return;
                }
            }

            if (!isBound && row <= frame.Last && facts.IsWhole(frame.Row))
            {
                return;
            }

            cost += Close(frame, row);
            memory = facts.IsFolded(frame.Row) ? memory : TypeMemory.Add(memory, frame);
            levels++;
        }
    }

    /// <summary>
    /// Whether what is known of a row lets it join an object. A depth that no open object gives is taken for the deepest there
    /// is, at a cost that leaves such a solution to tables that contradict themselves.
    /// </summary>
    private bool IsAllowed(Frame frame, int row, int levels) => (parents?[row], facts.Rows[row].Depth) switch
    {
        ({ } parent, _) => frame.Row == parent || frame.Row < 0,
        (_, { } depth) => frame.Depth == depth || (levels < 0 && frame.Depth < depth) || frame.Row < 0,
        _ => row <= frame.Last && !facts.IsFolded(frame.Row),
    };

    /// <summary>The object that holds the row's earlier namesake of the same type, or null.</summary>
    private Frame? Earlier(Solution solution, int row)
    {
        if (facts.Earlier[row] < 0)
        {
            return null;
        }

        for (var at = row - 1; at > facts.Earlier[row]; at--)
        {
            solution = solution.Previous!;
        }

        return solution.Top.Parent;
    }

    private void Offer(Solution solution, Frame frame, TypeMemory? memory, int row, double cost)
    {
        if (cost > _best + Reach)
        {
            return;
        }

        _best = Math.Min(_best, cost);
        var name = facts.Rows[row].Name;
        var type = facts.Types[row];
        var example = frame.Level?.Find(name);
        var hint = frame.IsWithin(type) ? null : facts.Known.HintOf(name, type);
        var level = type.IsMap || example?.Objects is not { Names.Count: > 0 } objects ? hint : objects;
        var isObject = type.Kind == RowKind.Struct;
        IReadOnlyList<KnownShape> shapes = isObject ? [.. TypeMemory.Find(memory, type.Name), .. facts.Known.ShapesOf(name, type)] : [];
        var joined = frame.With(new JoinedField(
            facts.Names[row], frame.Level?.IndexOf(name) ?? -1, isObject, IsKind: isObject && type.Name == name, CostModel.IsNew(frame, facts.Names[row]), facts.Traits[row]));
        _next.Add(new Solution(cost, joined.Open(row, type, example, level, shapes, facts.LastBelow(row)), memory, solution, frame.Row));
    }

    private List<Solution> Keep()
    {
        var kept = new List<Solution>();
        var byState = new Dictionary<ulong, Solution>();
        var byChain = new Dictionary<ulong, List<Solution>>();
        foreach (var solution in _next.OrderBy(solution => solution.Cost).TakeWhile(solution => solution.Cost <= _best + Reach))
        {
            var state = unchecked(solution.Top.State + (solution.Memory?.Hash ?? 0));
            if (byState.TryGetValue(state, out var equal))
            {
                equal.AddRival(solution);
                continue;
            }

            if (!byChain.TryGetValue(solution.Top.Chain, out var alike))
            {
                byChain.Add(solution.Top.Chain, alike = []);
            }

            if (alike.Count < WidthPerChain && kept.Count < Width)
            {
                byState.Add(state, solution);
                alike.Add(solution);
                kept.Add(solution);
            }
            else
            {
                // Given up for want of room: whatever wins now has not been shown to be better in the end.
                kept.ForEach(winner => winner.AddRival(solution));
            }
        }

        return kept;
    }
}
