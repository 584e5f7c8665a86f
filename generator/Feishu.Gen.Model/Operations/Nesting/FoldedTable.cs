namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// A table in which the fields of a named type stand only once. The rows behind its other occurrences are left out where they
/// are the same, and get their places from the first one. This makes a long table short and its search sure: what is read in
/// one way in one place is read so everywhere.
/// </summary>
internal sealed class FoldedTable
{
    private readonly FlatTable _whole;

    /// <summary>For each row of the whole table its number in the short one, or -1.</summary>
    private readonly int[] _short;

    /// <summary>For each row that was left out the row that heads its run; for others -1.</summary>
    private readonly int[] _heads;

    /// <summary>For each heading row the row whose run stands for its own.</summary>
    private readonly Dictionary<int, int> _models = [];

    private readonly List<int> _kept = [];

    /// <summary>Folds a table.</summary>
    public FoldedTable(FlatTable whole)
    {
        _whole = whole;
        _short = new int[whole.Rows.Count];
        _heads = new int[whole.Rows.Count];
        var types = RowType.ParseAll(whole.Rows);
        WholeTypes = types;
        var runs = new RepeatedRuns(whole.Rows, types);
        Fold(types, runs);
        Table = whole with { Rows = _kept.Select(row => whole.Rows[row]).ToEquatableArray() };
        Types = [.. _kept.Select(row => types[row])];
        var lastKept = LastKept();
        Last = [.. _kept.Select(row => runs.Lengths[row] == 0 ? int.MaxValue : lastKept[row + runs.Lengths[row]])];
        AreWhole = [.. _kept.Select(row => runs.AreWhole[row])];
    }

    /// <summary>The whole table.</summary>
    public FlatTable Whole => _whole;

    /// <summary>The types of the whole table's rows.</summary>
    public RowType[] WholeTypes { get; }

    /// <summary>The short table.</summary>
    public FlatTable Table { get; }

    /// <summary>Its rows' types.</summary>
    public RowType[] Types { get; }

    /// <summary>For each of its rows the last one that can be below it; very large where nothing is known.</summary>
    public int[] Last { get; }

    /// <summary>For each of its rows whether all rows up to the last are below it.</summary>
    public bool[] AreWhole { get; }

    /// <summary>Whether the fields of a row of the short table are left out.</summary>
    public bool IsFolded(int row) => _models.ContainsKey(_kept[row]);

    /// <summary>Whether rows were left out.</summary>
    public bool IsShorter => _models.Count > 0;

    /// <summary>Known parents of the whole table, for the short one.</summary>
    public IReadOnlyList<int?>? Fold(IReadOnlyList<int?>? parents) => parents is null
        ? null
        : [.. _kept.Select(row => parents[row] is not { } parent ? null : parent < 0 ? parent : _short[parent] < 0 ? (int?)null : _short[parent])];

    /// <summary>The tree of the whole table.</summary>
    /// <param name="places">The places of the short table's rows.</param>
    public EquatableArray<RowParent> Unfold(IReadOnlyList<RowParent> places)
    {
        var unfolded = new RowParent[_short.Length];
        for (var row = 0; row < unfolded.Length; row++)
        {
            unfolded[row] = _short[row] is >= 0 and var at
                ? new RowParent(InWhole(places[at].Parent), places[at].Alternative is { } other ? InWhole(other) : null)
                : Like(unfolded, _heads[row], row);
        }

        return unfolded.ToEquatableArray();
    }

    /// <summary>The row of the whole table that a row of the short one is.</summary>
    public int InWhole(int row) => row < 0 ? row : _kept[row];

    /// <summary>The place of a row that was left out: as in the model, from the head of its run.</summary>
    private RowParent Like(RowParent[] places, int head, int row)
    {
        var model = _models[head];
        var place = places[model + row - head];
        return new RowParent(Shift(place.Parent), place.Alternative is { } other ? Shift(other) : null);

        int Shift(int parent) => parent < model ? parent : parent - model + head;
    }

    private void Fold(RowType[] types, RepeatedRuns runs)
    {
        var models = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < types.Length; row++)
        {
            Keep(row);
            if (!runs.AreWhole[row])
            {
                continue;
            }

            if (!models.TryGetValue(types[row].Name, out var model))
            {
                models.Add(types[row].Name, row);
                continue;
            }

            var head = row;
            _models.Add(head, model);
            while (row < head + runs.Lengths[head])
            {
                LeaveOut(++row, head);
            }
        }
    }

    private void Keep(int row)
    {
        _short[row] = _kept.Count;
        _heads[row] = -1;
        _kept.Add(row);
    }

    private void LeaveOut(int row, int head)
    {
        _short[row] = -1;
        _heads[row] = head;
    }

    /// <summary>For each row of the whole table the last row of the short one up to it.</summary>
    private int[] LastKept()
    {
        var last = new int[_short.Length];
        for (var row = 0; row < last.Length; row++)
        {
            last[row] = _short[row] >= 0 ? _short[row] : last[row - 1];
        }

        return last;
    }
}
