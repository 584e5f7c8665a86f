namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// Rebuilds the tree of tables whose depths are lost. The result is the cheapest tree by <see cref="NestingCosts"/>; a row that
/// nearly as cheap a tree puts elsewhere is open. Deterministic, and in time that grows with the rows alone: a table that needs more has its
/// rows put beside each other where the search was given up, and they are open.
/// </summary>
public static class NestingSolver
{
    /// <summary>What a table may take besides what its rows may, in steps: about twice what the most intricate tables of documents need, or more.</summary>
    private const int FewestSteps = 1_000_000;

    /// <summary>What it may take for each row.</summary>
    private const int StepsPerRow = 40;

    /// <summary>Rebuilds both bodies of a page, each with what the other one shows.</summary>
    /// <param name="request">The table of what is sent, or null.</param>
    /// <param name="response">The table of what comes back, or null.</param>
    public static PageNesting SolvePage(FlatTable? request, FlatTable? response)
    {
        var (sentTable, receivedTable) = (Fold(request), Fold(response));
        var sent = sentTable is null ? null : Solve(sentTable, ShapeMemory.Empty);
        var received = receivedTable is null ? null : Solve(receivedTable, sent is null ? ShapeMemory.Empty : ShapeMemory.Of(sentTable!, sent));
        if (sent is { IsOpen: true, GivenUpAt: null } && received is not null)
        {
            sent = Settle(sentTable!, sent, ShapeMemory.Of(receivedTable!, received), NestingCosts.Default.OpenMargin);
        }

        return new PageNesting(sent, received);
    }

    /// <summary>Rebuilds a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="memory">What other tables say.</param>
    public static TableNesting Solve(FlatTable table, ShapeMemory memory) => Solve(new FoldedTable(table), memory);

    /// <summary>Decides anew what is open in a tree, with all that the other pages of the service say; what is certain stays as it is.</summary>
    /// <param name="table">The table.</param>
    /// <param name="nesting">Its tree so far.</param>
    /// <param name="memory">What other tables say.</param>
    /// <param name="hasOthers">Whether tables of other pages are among them.</param>
    public static TableNesting Settle(FlatTable table, TableNesting nesting, ShapeMemory memory, bool hasOthers) => nesting is { IsOpen: true, GivenUpAt: null }
        ? Settle(new FoldedTable(table), nesting, memory, hasOthers ? NestingCosts.Default.SettledMargin : NestingCosts.Default.AloneMargin)
        : nesting;

    /// <summary>Rebuilds a table of which some parents are known.</summary>
    /// <param name="folded">The table.</param>
    /// <param name="memory">What other tables say.</param>
    /// <param name="parents">The parents that are known, or null.</param>
    /// <param name="costs">What disagreements cost.</param>
    /// <param name="openMargin">Up to which difference a runner-up makes a row open.</param>
    internal static SolvedTable Solve(FoldedTable folded, ShapeMemory memory, IReadOnlyList<int?>? parents, NestingCosts costs, double openMargin)
    {
        var rows = folded.Table.Rows;
        var most = FewestSteps + (StepsPerRow * (long)rows.Count);
        var (budget, comparison) = (new StepBudget(most), new StepBudget(most));
        var known = folded.Fold(parents);
        var search = new BeamSearch(new TableFacts(folded, memory), costs, known, openMargin, budget);
        var solutions = search.Run();
        var margins = new Margins(search.Rows, solutions, openMargin, comparison);
        if (search.Rows == rows.Count && margins.IsWhole)
        {
            return new SolvedTable(new TableNesting(folded.Unfold(margins.Places)), solutions[0].Cost, search.Steps, budget.Steps + comparison.Steps);
        }

        var places = new UnsearchedRows(rows, known).Complete(margins.Places, isCompared: margins.IsWhole);
        var first = margins.IsWhole ? search.Rows : 0;
        return new SolvedTable(new TableNesting(folded.Unfold(places)) { GivenUpAt = folded.InWhole(first) }, solutions[0].Cost, search.Steps, budget.Steps + comparison.Steps);
    }

    private static TableNesting Solve(FoldedTable table, ShapeMemory memory) =>
        Solve(table, memory, null, NestingCosts.Default, NestingCosts.Default.OpenMargin).Nesting;

    private static TableNesting Settle(FoldedTable table, TableNesting nesting, ShapeMemory memory, double margin) =>
        Solve(table, memory, Certain(table, nesting), NestingCosts.Default, margin).Nesting;

    /// <summary>
    /// The parents that are certain. None in a table that repeats itself: there one wrong reading is many wrong rows, and the few
    /// open ones among them would be settled to fit the others.
    /// </summary>
    private static IReadOnlyList<int?>? Certain(FoldedTable table, TableNesting nesting) => table.IsShorter
        ? null
        : [.. nesting.Places.Select(place => place.IsOpen ? (int?)null : place.Parent)];

    private static FoldedTable? Fold(FlatTable? table) => table is null ? null : new FoldedTable(table);
}

/// <summary>The trees of a page's two bodies.</summary>
/// <param name="Request">What is sent; null where the page has no such table.</param>
/// <param name="Response">What comes back; null where the page has no such table.</param>
public sealed record PageNesting(TableNesting? Request, TableNesting? Response);

/// <summary>A solved table and how it came about.</summary>
/// <param name="Nesting">The tree.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Decisions">How many single decisions were weighed.</param>
/// <param name="Steps">How many steps they and everything else took.</param>
internal sealed record SolvedTable(TableNesting Nesting, double Cost, int Decisions, long Steps);
