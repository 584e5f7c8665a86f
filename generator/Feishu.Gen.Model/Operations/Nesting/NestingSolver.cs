namespace Feishu.Gen.Operations.Nesting;

/// <summary>Rebuilds the tree of a table whose depths are lost.</summary>
public static class NestingSolver
{
    public static TableNesting Solve(FlatTable table, ShapeMemory memory) => Solve(table, memory, NestingCosts.Default, null, out _);

    internal static TableNesting Solve(FlatTable table, ShapeMemory memory, NestingCosts costs, IReadOnlyList<int?>? known, out int steps)
    {
        var facts = new TableFacts(table, memory);
        var search = new BeamSearch(facts, costs, known);
        var solutions = search.Run();
        steps = search.Steps;
        var n = table.Rows.Count;
        var parents = new int[n];
        var margins = new double[n];
        var alternatives = new int[n];
        for (var i = 0; i < n; i++) margins[i] = double.MaxValue;
        var best = solutions[0];
        { var row = n - 1; for (var s = best; row >= 0; s = s.Previous!, row--) parents[row] = s.Parent; }
        void Compare(Solution other, Solution own, int row, double delta)
        {
            if (delta > costs.OpenMargin) return;
            for (; row >= 0 && !ReferenceEquals(other, own); row--, other = other.Previous!, own = own.Previous!)
            {
                if (other.Parent != own.Parent && delta < margins[row]) { margins[row] = delta; alternatives[row] = other.Parent; }
            }
        }
        for (var i = 1; i < solutions.Count; i++) Compare(solutions[i], best, n - 1, solutions[i].Cost - best.Cost);
        { var row = n - 1; for (var s = best; row >= 0; s = s.Previous!, row--) foreach (var rival in s.Rivals ?? []) Compare(rival, s, row, rival.Cost - (row == n - 1 ? s.Cost : s.Cost)); }
        var places = new RowPlace[n];
        for (var i = 0; i < n; i++) places[i] = new RowPlace(parents[i], margins[i] < costs.OpenMargin ? alternatives[i] : null);
        return new TableNesting(places.ToEquatableArray());
    }
}
