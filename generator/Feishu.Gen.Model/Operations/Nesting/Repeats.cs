namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// How far the rows behind two rows of one type are the same. Where the type has the same fields in both places, these cannot
/// go on beyond that.
/// </summary>
internal sealed class Repeats
{
    /// <summary>With how many occurrences before it each one is compared.</summary>
    private const int Neighbours = 6;

    /// <summary>What the comparison may take for each row of the table; of rows that come later nothing is known then.</summary>
    private const int StepsPerRow = 10;

    /// <summary>What it may take besides: more than the tables of documents, which are the largest there are, need.</summary>
    private const int FewestSteps = 500_000;

    private readonly EquatableArray<FlatRow> _rows;
    private readonly StepBudget _budget;

    /// <summary>Compares the rows of a table.</summary>
    public Repeats(EquatableArray<FlatRow> rows, RowType[] types)
    {
        _rows = rows;
        _budget = new StepBudget(FewestSteps + (StepsPerRow * (long)rows.Count));
        Most = new int[rows.Count];
        Least = new int[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            (Most[row], Least[row]) = (-1, int.MaxValue);
        }

        var seen = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Count && !_budget.IsSpent; row++)
        {
            if (types[row].Kind == RowKind.Struct)
            {
                Compare(row, seen, types[row].Name);
            }
        }

        for (var row = 0; row < rows.Count; row++)
        {
            Most[row] = Most[row] < 0 ? int.MaxValue : Most[row];
        }
    }

    /// <summary>The last row that can be below a row, by the occurrence that is most like it; very large where there is none.</summary>
    public int[] Most { get; }

    /// <summary>The last row that can be below a row, by the occurrence that is least like it; very large where there is none.</summary>
    public int[] Least { get; }

    private void Compare(int row, Dictionary<string, List<int>> seen, string type)
    {
        if (!seen.TryGetValue(type, out var earlier))
        {
            seen.Add(type, earlier = []);
        }

        for (var i = Math.Max(0, earlier.Count - Neighbours); i < earlier.Count; i++)
        {
            var other = earlier[i];
            if (CommonLength(other, row) is > 0 and var length)
            {
                Limit(row, row + length);
                Limit(other, other + length);
            }
        }

        earlier.Add(row);
    }

    private void Limit(int row, int last)
    {
        Most[row] = Math.Max(Most[row], last);
        Least[row] = Math.Min(Least[row], last);
    }

    /// <summary>How many rows behind two are the same in name and type, up to where the first run reaches the second.</summary>
    private int CommonLength(int first, int second)
    {
        var length = 0;
        while (second + length + 1 < _rows.Count && first + length + 1 < second
            && _rows[first + length + 1].Name == _rows[second + length + 1].Name
            && _rows[first + length + 1].Type == _rows[second + length + 1].Type)
        {
            length++;
        }

        _budget.Spend(length + 1);
        return length;
    }
}
