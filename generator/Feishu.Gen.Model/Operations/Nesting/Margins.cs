namespace Feishu.Gen.Operations.Nesting;

/// <summary>Compares the best solution with its rivals: which rows they put elsewhere, and how much dearer that is.</summary>
internal sealed class Margins
{
    private readonly double _open;
    private readonly StepBudget _budget;
    private readonly double[] _margins;
    private readonly RowParent[] _places;

    /// <summary>Compares.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="solutions">The solutions of the whole table, cheapest first.</param>
    /// <param name="open">Up to which difference a row is open.</param>
    /// <param name="budget">What the comparison may take.</param>
    public Margins(int rows, IReadOnlyList<Solution> solutions, double open, StepBudget budget)
    {
        _budget = budget;
        _open = open;
        _places = new RowParent[rows];
        _margins = new double[rows];
        var row = rows - 1;
        for (var solution = solutions[0]; row >= 0; solution = solution.Previous!, row--)
        {
            _places[row] = new RowParent(solution.Parent, null);
            _margins[row] = double.MaxValue;
        }

        foreach (var rival in solutions.Skip(1))
        {
            Compare(solutions[0], new Rival(rival.Cost, rival.Previous, rival.Parent), rows - 1);
        }

        row = rows - 1;
        for (var solution = solutions[0]; row >= 0 && !budget.IsSpent; solution = solution.Previous!, row--)
        {
            foreach (var rival in solution.Dropped.Concat(solution.Rivals ?? []))
            {
                Compare(solution, rival, row);
            }
        }

        IsWhole = row < 0;
    }

    /// <summary>Whether all rows were compared.</summary>
    public bool IsWhole { get; }

    /// <summary>The places of the rows.</summary>
    public IReadOnlyList<RowParent> Places => _places;

    private void Compare(Solution best, Rival rival, int row)
    {
        var margin = rival.Cost - best.Cost;
        if (margin >= _open)
        {
            return;
        }

        Differ(row, best.Parent, rival.Parent, margin);
        var (winner, other) = (best.Previous, rival.Previous);
        for (row--; row >= 0 && !ReferenceEquals(winner, other); row--, winner = winner.Previous, other = other.Previous)
        {
            _budget.Spend(1);
            Differ(row, winner!.Parent, other!.Parent, margin);
        }
    }

    private void Differ(int row, int best, int other, double margin)
    {
        if (best != other && margin < _margins[row])
        {
            _margins[row] = margin;
            _places[row] = new RowParent(best, other);
        }
    }
}
