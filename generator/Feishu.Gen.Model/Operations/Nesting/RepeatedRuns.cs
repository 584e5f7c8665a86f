namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// The rows that follow a named type wherever it is listed. Its own fields are the same everywhere, what comes after them is
/// not: where the rows behind its occurrences part, all of them have ended. Where they stand in different surroundings, it is
/// just there that they end; in the same surroundings, these may have more in common.
/// </summary>
internal sealed class RepeatedRuns
{
    /// <summary>Fewer occurrences than these prove nothing.</summary>
    private const int MinOccurrences = 3;

    /// <summary>In fewer surroundings than these, rows behind the type's own may be the same by chance.</summary>
    private const int MinSurroundings = 3;

    /// <summary>One occurrence in so many may be listed otherwise: cut short, or with a field more.</summary>
    private const int OccurrencesPerOther = 10;

    /// <summary>Stands for a row that is like no other, because the page says where it belongs.</summary>
    private const int Unlike = -1;

    private const int End = -2;

    /// <summary>What the comparison may take for each row of the table; of types that come later nothing is known then.</summary>
    private const int StepsPerRow = 10;

    /// <summary>What it may take besides: more than the tables of documents, which are the largest there are, need.</summary>
    private const int FewestSteps = 500_000;

    private readonly EquatableArray<FlatRow> _rows;
    private readonly RowType[] _types;
    private readonly int[] _tokens;
    private readonly Dictionary<int, int> _counts = [];
    private readonly StepBudget _budget;

    /// <summary>Compares the rows of a table.</summary>
    public RepeatedRuns(EquatableArray<FlatRow> rows, RowType[] types)
    {
        _tokens = Tokens(rows);
        _rows = rows;
        _types = types;
        Lengths = new int[rows.Count];
        AreWhole = new bool[rows.Count];
        _budget = new StepBudget(FewestSteps + (StepsPerRow * (long)rows.Count));
        var structs = Enumerable.Range(0, rows.Count).Where(row => types[row].Kind == RowKind.Struct);
        foreach (var type in structs.GroupBy(row => types[row].Name, StringComparer.Ordinal).TakeWhile(_ => !_budget.IsSpent))
        {
            Compare([.. type]);
        }
    }

    /// <summary>For each row how many rows behind it all occurrences of its type share; 0 where nothing is known of it.</summary>
    public int[] Lengths { get; }

    /// <summary>For each row whether these rows are its fields, all of them and nothing else.</summary>
    public bool[] AreWhole { get; }

    private static int[] Tokens(EquatableArray<FlatRow> rows)
    {
        var tokens = new Dictionary<(string, string), int>();
        return [.. rows.Select(row =>
        {
            if (row.Depth is not null)
            {
                return Unlike;
            }

            if (!tokens.TryGetValue((row.Name, row.Type), out var token))
            {
                tokens.Add((row.Name, row.Type), token = tokens.Count);
            }

            return token;
        })];
    }

    /// <summary>Follows the occurrences that have fields as long as nearly all of them agree.</summary>
    private void Compare(List<int> occurrences)
    {
        var agreeing = Agreeing(occurrences, 1, []);
        var starts = new HashSet<int>(agreeing);
        var needed = Math.Max(MinOccurrences, agreeing.Count - (agreeing.Count / OccurrencesPerOther));
        var length = 0;
        for (var next = agreeing; next.Count >= needed && !_budget.IsSpent; next = Agreeing(agreeing, length + 1, starts))
        {
            agreeing = next;
            length++;
        }

        if (_budget.IsSpent || agreeing.Any(row => TokenAt(row + length + 1) == Unlike || starts.Contains(row + 1)))
        {
            return;
        }

        var areWhole = agreeing.Select(Surroundings).Distinct().Count() >= MinSurroundings;
        foreach (var row in agreeing)
        {
            Lengths[row] = length;
            AreWhole[row] = areWhole;
        }
    }

    /// <summary>What tells the places of a type apart: the name, and what is before it. Before an object's first field is the object, whatever its name.</summary>
    private (string Name, string Before, string Type) Surroundings(int row) => row == 0 ? (_rows[row].Name, "", "")
        : _types[row - 1].Kind == RowKind.Struct ? (_rows[row].Name, "", _types[row - 1].Name)
        : (_rows[row].Name, _rows[row - 1].Name, _rows[row - 1].Type);

    /// <summary>Those of the rows that have the commonest row so far behind them. A run ends where the next occurrence begins.</summary>
    private List<int> Agreeing(List<int> rows, int distance, HashSet<int> starts)
    {
        _budget.Spend(rows.Count);
        _counts.Clear();
        var (commonest, most) = (Unlike, 0);
        foreach (var row in rows)
        {
            var token = TokenAt(row + distance);
            if (token < 0 || starts.Contains(row + distance))
            {
                continue;
            }

            _counts[token] = _counts.TryGetValue(token, out var count) ? count + 1 : 1;
            (commonest, most) = _counts[token] > most ? (token, _counts[token]) : (commonest, most);
        }

        return rows.FindAll(row => commonest >= 0 && TokenAt(row + distance) == commonest && !starts.Contains(row + distance));
    }

    private int TokenAt(int row) => row < _tokens.Length ? _tokens[row] : End;
}
