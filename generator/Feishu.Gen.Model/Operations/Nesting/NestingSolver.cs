namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// Rebuilds the tree of tables whose depths are lost. The answer is the cheapest tree by <see cref="NestingCosts"/>; a row that
/// nearly as cheap a tree puts elsewhere is open. Deterministic, and in time that grows with the rows alone.
/// </summary>
public static class NestingSolver
{
    /// <summary>Rebuilds both bodies of a page, each with what the other one shows.</summary>
    /// <param name="request">The table of what is sent, or null.</param>
    /// <param name="answer">The table of what comes back, or null.</param>
    public static PageNesting SolvePage(FlatTable? request, FlatTable? answer)
    {
        var sent = request is null ? null : Solve(request, ShapeMemory.Empty);
        var received = answer is null ? null : Solve(answer, sent is null ? ShapeMemory.Empty : ShapeMemory.Of(request!, sent));
        if (sent is { IsOpen: true } && received is not null)
        {
            sent = Settle(request!, sent, ShapeMemory.Of(answer!, received), NestingCosts.Default.OpenMargin);
        }

        return new PageNesting(sent, received);
    }

    /// <summary>Rebuilds a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="memory">What other tables say.</param>
    public static TableNesting Solve(FlatTable table, ShapeMemory memory) =>
        Solve(table, memory, null, NestingCosts.Default, NestingCosts.Default.OpenMargin).Nesting;

    /// <summary>Decides anew what is open in a tree, with all that the other pages of the service say; what is certain stays as it is.</summary>
    /// <param name="table">The table.</param>
    /// <param name="nesting">Its tree so far.</param>
    /// <param name="memory">What other tables say.</param>
    public static TableNesting Settle(FlatTable table, TableNesting nesting, ShapeMemory memory) =>
        Settle(table, nesting, memory, NestingCosts.Default.SettledMargin);

    private static TableNesting Settle(FlatTable table, TableNesting nesting, ShapeMemory memory, double margin) => nesting.IsOpen
        ? Solve(table, memory, Certain(table, nesting), NestingCosts.Default, margin).Nesting
        : nesting;

    /// <summary>
    /// The parents that are certain. None in a table that repeats itself: there one wrong reading is many wrong rows, and the few
    /// open ones among them would be settled to fit the others.
    /// </summary>
    private static IReadOnlyList<int?>? Certain(FlatTable table, TableNesting nesting) => new FoldedTable(table).IsShorter
        ? null
        : [.. nesting.Places.Select(place => place.IsOpen ? (int?)null : place.Parent)];

    /// <summary>Rebuilds a table of which some parents are known.</summary>
    /// <param name="table">The table.</param>
    /// <param name="memory">What other tables say.</param>
    /// <param name="parents">The parents that are known, or null.</param>
    /// <param name="costs">What disagreements cost.</param>
    /// <param name="openMargin">Up to which difference a runner-up makes a row open.</param>
    internal static SolvedTable Solve(FlatTable table, ShapeMemory memory, IReadOnlyList<int?>? parents, NestingCosts costs, double openMargin)
    {
        var folded = new FoldedTable(table);
        var search = new BeamSearch(new TableFacts(folded, memory), costs, folded.Fold(parents));
        var solutions = search.Run();
        var margins = new Margins(folded.Table.Rows.Count, solutions, openMargin);
        return new SolvedTable(new TableNesting(folded.Unfold(margins.Places)), solutions[0].Cost, margins.Least, search.Steps);
    }
}

/// <summary>The trees of a page's two bodies.</summary>
/// <param name="Request">What is sent; null where the page has no such table.</param>
/// <param name="Answer">What comes back; null where the page has no such table.</param>
public sealed record PageNesting(TableNesting? Request, TableNesting? Answer);

/// <summary>A solved table and how it came about.</summary>
/// <param name="Nesting">The tree.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Margin">How much dearer the next best tree is, as far as was looked.</param>
/// <param name="Steps">How many single decisions were weighed.</param>
internal sealed record SolvedTable(TableNesting Nesting, double Cost, double Margin, int Steps);
