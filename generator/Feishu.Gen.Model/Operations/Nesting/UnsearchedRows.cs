namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// The places of rows that the search did not come to. What is known of a row still decides; any other is put beside the rows of the outermost
/// level, and is open.
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="parents">Their parents where they are known; null where none is.</param>
internal sealed class UnsearchedRows(EquatableArray<FlatRow> rows, IReadOnlyList<int?>? parents)
{
    /// <summary>The places of all rows.</summary>
    /// <param name="searched">The places of the first rows.</param>
    /// <param name="isCompared">Whether these are certain where they do not say otherwise.</param>
    public IReadOnlyList<RowParent> Complete(IReadOnlyList<RowParent> searched, bool isCompared)
    {
        var places = new RowParent[rows.Count];
        var chain = new List<int>();
        for (var row = 0; row < places.Length; row++)
        {
            if (row < searched.Count)
            {
                places[row] = isCompared || IsKnown(row) ? searched[row] : Open(searched[row].Parent, row);
            }
            else
            {
                places[row] = Place(row, chain);
            }

            // The objects around the row, and the row itself.
            var depth = DepthOf(places[row].Parent, chain);
            chain.RemoveRange(depth, chain.Count - depth);
            chain.Add(row);
        }

        return places;
    }

    private RowParent Place(int row, List<int> chain)
    {
        if (parents?[row] is { } parent)
        {
            return new RowParent(parent, null);
        }

        return rows[row].Depth is { } depth
            ? new RowParent(Math.Min(depth, chain.Count) is > 0 and var around ? chain[around - 1] : -1, null)
            : Open(-1, row);
    }

    private bool IsKnown(int row) => rows[row].Depth is not null || parents?[row] is not null;

    private static RowParent Open(int parent, int row) => new(parent, row == 0 ? null : parent == row - 1 ? -1 : row - 1);

    /// <summary>How many of the objects around the row above are around a row with a parent.</summary>
    private static int DepthOf(int parent, List<int> chain) => parent < 0 ? 0 : Math.Max(0, chain.BinarySearch(parent) + 1);
}
