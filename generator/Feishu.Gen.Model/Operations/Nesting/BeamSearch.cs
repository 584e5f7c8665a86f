namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// Walks the rows once and keeps the cheapest solutions. Each row may join any object that is open; to join one is to close
/// those further in.
/// </summary>
internal sealed class BeamSearch(TableFacts facts, NestingCosts costs, IReadOnlyList<int?>? fixedParents)
{
    /// <summary>How many solutions are kept after each row.</summary>
    private const int Width = 64;

    /// <summary>How many of them may end in the same open objects.</summary>
    private const int WidthPerChain = 3;

    /// <summary>A solution that is so much dearer than the best is given up.</summary>
    private const double Reach = 20;

    private readonly CostModel _model = new(facts, costs);
    private readonly List<Solution> _next = [];
    private double _best;

    /// <summary>How many steps were weighed: the work done.</summary>
    public int Steps { get; private set; }

    /// <summary>The solutions of the whole table, cheapest first.</summary>
    public IReadOnlyList<Solution> Run()
    {
        var rootType = new RowType(RowKind.Vague, "", Json.JsonKinds.None, false);
        List<Solution> kept = [new Solution(0, Frame.Root(rootType, facts.Example), null, null, -1)];
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

        _next.Clear();
        foreach (var solution in kept)
        {
            var cost = solution.Cost;
            for (var frame = solution.Top; frame is not null; frame = frame.Parent)
            {
                cost += _model.Close(frame, facts.Count);
            }

            _next.Add(new Solution(cost, solution.Top, solution.Memory, solution.Previous, solution.Parent) { Rivals = solution.Rivals });
        }

        _next.Sort(ByCost);
        return _next;
    }

    private void Extend(Solution solution, int row)
    {
        var cost = solution.Cost;
        var memory = solution.Memory;
        var levels = -1;
        var depth = facts.Rows[row].Depth;
        for (var frame = solution.Top; frame is not null; frame = frame.Parent)
        {
            var isAllowed = depth is null || frame.Depth == depth || (frame.Depth < depth && levels < 0);
            if (fixedParents?[row] is { } known)
            {
                isAllowed = known == frame.Row;
            }

            if (isAllowed)
            {
                Steps++;
                var total = cost + _model.Move(levels) + _model.Join(frame, row);
                if (depth is { } d && frame.Depth != d)
                {
                    total += (d - frame.Depth) * costs.WrongDepth;
                }

                Offer(solution, frame, memory, row, total);
                if (depth is not null)
                {
                    break;
                }
            }

            cost += _model.Close(frame, row);
            if (depth is null && fixedParents?[row] is null && cost > _best + Reach)
            {
                break;
            }

            if (frame.Type.Kind == RowKind.Struct && frame.Count > 0)
            {
                memory = TypeMemory.Add(memory, frame);
            }

            levels++;
        }
    }

    private void Offer(Solution solution, Frame frame, TypeMemory? memory, int row, double cost)
    {
        if (cost > _best + Reach)
        {
            return;
        }

        _best = Math.Min(_best, cost);
        var level = frame.Example?.Objects;
        var name = facts.Rows[row].Name;
        var joined = frame.With(facts.Names[row], level?.IndexOf(name) ?? -1);
        var type = facts.Types[row];
        var example = frame.Type.IsMap ? null : level?.Find(name);
        IReadOnlyList<KnownShape> shapes = [];
        if (type.Kind == RowKind.Struct)
        {
            var own = TypeMemory.Find(memory, type.Name);
            own.AddRange(facts.Remembered(type));
            shapes = own;
        }

        _next.Add(new Solution(cost, joined.Open(row, type, example, shapes), memory, solution, frame.Row));
    }

    private static int ByCost(Solution a, Solution b) => a.Cost.CompareTo(b.Cost);

    private List<Solution> Keep()
    {
        var order = _next.Select((s, i) => (s, i)).OrderBy(x => x.s.Cost).ThenBy(x => x.i).Select(x => x.s);
        var kept = new List<Solution>();
        var chains = new Dictionary<ulong, List<Solution>>();
        foreach (var solution in order)
        {
            if (solution.Cost > _best + Reach)
            {
                break;
            }

            if (!chains.TryGetValue(solution.Top.Chain, out var same))
            {
                chains.Add(solution.Top.Chain, same = []);
            }

            if (same.Count < WidthPerChain && kept.Count < Width)
            {
                same.Add(solution);
                kept.Add(solution);
            }
            else
            {
                foreach (var winner in same)
                {
                    (winner.Rivals ??= []).Add(solution);
                }
            }
        }

        return kept;
    }
}
