using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>What a step of a solution costs: the page's evidence against it, added up.</summary>
internal sealed class CostModel(TableFacts facts, NestingCosts costs, StepBudget budget)
{
    /// <summary>Levels that are common; what is deeper costs.</summary>
    private const int CommonDepth = 6;

    /// <summary>More names than these below a missing key add nothing.</summary>
    private const int MaxNamesBelow = 30;

    /// <summary>Whether the known shapes of an object's type lack a field.</summary>
    public static bool IsNew(ObjectFrame frame, int name) => frame.HasShapes && !frame.IsKnown(name);

    private readonly Dictionary<JsonShape, double> _missing = [];
    private readonly Dictionary<JsonShape, int[]> _names = [];

    /// <summary>What it costs that a row is a field of an object.</summary>
    /// <param name="frame">The object.</param>
    /// <param name="row">The row.</param>
    public double Join(ObjectFrame frame, int row)
    {
        // What is compared with the objects further out, and with what is known of neighbours.
        budget.Spend(frame.Depth + facts.Predecessors[row].Length);
        return AgainstMarks(frame, row) + Opening(frame) + Duplicates(frame, row) + AgainstExample(frame, row) + AgainstShapes(frame, row)
            + Taken(frame, row) + AgainstSiblings(frame, row) + BeyondRepeats(frame, row) + (Math.Max(0, frame.Depth - CommonDepth) * costs.Deep);
    }

    /// <summary>What it costs that an object joins another one than its type's name says, if that is open.</summary>
    public double Outside(ObjectFrame frame, int row, bool isOuterOpen) => isOuterOpen && !IsCalled(frame, facts.Types[row].Outer) ? costs.OtherOuter : 0;

    /// <summary>Whether the object that a type's name tells of is open.</summary>
    public bool IsOuterOpen(ObjectFrame top, int row)
    {
        var outer = facts.Types[row].Outer;
        for (var frame = top; outer.Length > 0 && frame is not null; frame = frame.Parent)
        {
            if (IsCalled(frame, outer))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What it costs that an object ends before a row.</summary>
    public double Close(ObjectFrame frame, int row) => (frame.Count == 0 ? Empty(frame, row) : MissingOfShapes(frame, row)) + MissingKeys(frame, row)
        + (frame.Row >= 0 && facts.IsWithinFrom(row, frame.Type) ? costs.OtherOuter : 0);

    /// <summary>What it costs to go so many levels out; -1 is to open the row above.</summary>
    public double Move(int levels) => levels switch
    {
        < 0 => 0,
        0 => costs.Stay,
        _ => costs.Pop + ((levels - 1) * costs.PopMore),
    };

    private double AgainstMarks(ObjectFrame frame, int row)
    {
        var envelope = (facts.IsEnvelope(row) && frame.Row >= 0 ? costs.EnvelopeElsewhere : 0)
            + (frame.Row < 0 && facts.IsBehindEnvelope(row) ? costs.BehindEnvelope : 0)
            + (frame.IsInList && facts.IsPaging(row) ? costs.PagingInItem : 0);
        return facts.Rows[row].Depth is { } depth ? envelope + (Math.Abs(depth - frame.Depth) * costs.WrongDepth) : envelope;
    }

    /// <summary>The first field of a scalar, or of an object inside another one of its type.</summary>
    private double Opening(ObjectFrame frame)
    {
        if (frame.Count > 0 || frame.Row < 0)
        {
            return 0;
        }

        return frame.Type.Kind switch
        {
            RowKind.Leaf => frame.Example?.Objects is null ? costs.OpenLeaf : costs.OpenLeafWithExample,
            RowKind.Struct when frame.IsWithinItself => costs.OpenWithinItself,
            _ => 0,
        };
    }

    /// <summary>A name that the object itself has already, or one further out.</summary>
    private double Duplicates(ObjectFrame frame, int row)
    {
        var name = facts.Names[row];
        if (frame.Has(name))
        {
            return costs.Duplicate;
        }

        for (var outer = frame.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Has(name))
            {
                return facts.Types[row].Kind == RowKind.Leaf ? costs.LeafAgain : costs.StructAgain;
            }
        }

        return 0;
    }

    private double AgainstExample(ObjectFrame frame, int row)
    {
        if (frame.Level is not { } level)
        {
            return facts.Example is null ? 0 : costs.Unknown;
        }

        if (level.IndexOf(facts.Rows[row].Name) is var place && place < 0)
        {
            return Absent(frame, level, row);
        }

        var value = level.Find(facts.Rows[row].Name)!;
        var order = place < frame.LastPlace && !level.IsAlphabetical ? costs.OutOfOrder : 0;
        return order + AgainstKind(value, facts.Types[row]) + AgainstSample(value, facts.Rows[row].Sample);
    }

    /// <summary>The larger the example's object, the likelier it is that the table has still more. A type pays only once.</summary>
    private double Absent(ObjectFrame frame, JsonShape level, int row)
    {
        if (frame.IsKnown(facts.Names[row]))
        {
            return 0;
        }

        var first = costs.Absent - (costs.AbsentPerKey * Math.Log(Math.Max(1, level.Names.Count)));
        return frame.IsInAbsentRun ? costs.AbsentAgain : Math.Max(costs.AbsentAgain, first);
    }

    private double AgainstKind(JsonShape value, RowType type) =>
        value.Kinds == JsonKinds.None || type.Json == JsonKinds.None || (value.Kinds & type.Json) != 0 ? 0 : costs.WrongKind;

    private double AgainstSample(JsonShape value, string? sample)
    {
        if (sample is null || (value.Kinds & ~(JsonKinds.Object | JsonKinds.Array)) == 0)
        {
            return 0;
        }

        return value.HasSample(sample.Trim().Trim('"')) ? costs.SampleFits : costs.SampleDiffers;
    }

    private double AgainstShapes(ObjectFrame frame, int row)
    {
        if (!IsNew(frame, facts.Names[row]))
        {
            return frame.Count == 0 && Array.Exists(frame.Shapes, shape => !shape.IsPartial) && Array.TrueForAll(frame.Shapes, shape => shape.Names.Count == 0) ? costs.OpenKnownEmpty : 0;
        }

        return (Array.Exists(frame.Shapes, shape => shape.IsDefinition), frame.IsInNewRun) switch
        {
            (true, true) => costs.NewInDefinitionAgain,
            (true, false) => costs.NewInDefinition,
            (false, true) => costs.NewAgain,
            _ => costs.NewInShape,
        };
    }

    /// <summary>
    /// What it costs that a name joins an object although one further out waits for it. Where the name comes again, that may
    /// still be the row waited for.
    /// </summary>
    private double Taken(ObjectFrame frame, int row)
    {
        var name = facts.Names[row];
        if (frame.Example?.Objects?.Find(facts.Rows[row].Name) is not null || frame.IsKnown(name))
        {
            return 0;
        }

        var cost = 0.0;
        var comesAgain = facts.OccursFrom(row + 1, name);
        for (var outer = frame.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Has(name))
            {
                continue;
            }

            if (outer.Level?.Find(facts.Rows[row].Name) is { } key)
            {
                cost += !comesAgain ? MissingKey(key) : key.Objects is null ? costs.TakenEarly : costs.ObjectTakenEarly;
            }

            if (outer.Count > 0 && IsInEachShape(outer, name))
            {
                cost += comesAgain ? costs.TakenEarly : costs.MissingOfShape;
            }
        }

        return cost;
    }

    /// <summary>Whether whole shapes of an object's type are known, and each has a field.</summary>
    private static bool IsInEachShape(ObjectFrame frame, int name)
    {
        var isKnown = false;
        foreach (var shape in frame.Shapes)
        {
            if (!shape.IsPartial && !shape.Names.Contains(name))
            {
                return false;
            }

            isKnown |= !shape.IsPartial;
        }

        return isKnown;
    }

    /// <summary>What other objects have right before a field of this name, against what the object has.</summary>
    private double AgainstSiblings(ObjectFrame frame, int row)
    {
        const double Doubt = 0.05;
        var all = 0;
        var fitting = 0;
        foreach (var (name, count) in facts.Predecessors[row])
        {
            all += count;
            fitting += (name == TableFacts.Start ? frame.Count == 0 : name >= 0 && frame.Has(name)) ? count : 0;
        }

        return all == 0 ? 0 : Math.Min(costs.MostSiblings, -costs.Siblings * Math.Log((fitting + Doubt) / (all + Doubt)));
    }

    /// <summary>One object in several places stands in objects of one type, else in objects that are siblings.</summary>
    /// <param name="frame">The object.</param>
    /// <param name="earlier">The object that holds the row's earlier namesake of the same type, or null.</param>
    public double AgainstEarlier(ObjectFrame frame, ObjectFrame? earlier)
    {
        if (earlier is null || (earlier.Type.Kind == RowKind.Struct && earlier.Type.Name == frame.Type.Name))
        {
            return 0;
        }

        if (earlier.Row >= 0 && frame.Row >= 0 && earlier.Parent!.Row == frame.Parent!.Row)
        {
            return costs.SiblingParent;
        }

        return earlier.Depth == frame.Depth ? costs.OtherParent : costs.OtherDepth;
    }

    private bool IsCalled(ObjectFrame frame, string name) => frame.Row >= 0 && (frame.Type.Inner == name || facts.Rows[frame.Row].Name == name);

    private double BeyondRepeats(ObjectFrame frame, int row)
    {
        var cost = 0.0;
        for (var inside = frame; inside.Row >= 0; inside = inside.Parent!)
        {
            cost += row == facts.Repeats.Most[inside.Row] + 1 ? costs.BeyondRepeats
                : row == facts.Repeats.Least[inside.Row] + 1 ? costs.BeyondSomeRepeats
                : 0;
        }

        return cost;
    }

    private double Empty(ObjectFrame frame, int row)
    {
        if (frame.Type.Kind == RowKind.Leaf)
        {
            return 0;
        }

        if (row < facts.Count && facts.IsEnvelopeData(frame.Row))
        {
            return costs.EmptyEnvelope;
        }

        if (frame.Example is { } example && example.Objects is null or { Names.Count: 0 } && example.Kinds != JsonKinds.None)
        {
            return costs.EmptyAsExample;
        }

        if (frame.Type.Kind == RowKind.Vague)
        {
            return costs.EmptyVague;
        }

        if (Array.Exists(frame.Shapes, shape => !shape.IsPartial && shape.Names.Count == 0))
        {
            return costs.EmptyAgain;
        }

        return Array.Exists(frame.Shapes, shape => !shape.IsPartial) || frame.IsWithinItself ? costs.EmptyKnownStruct : costs.EmptyStruct;
    }

    private double MissingKeys(ObjectFrame frame, int row)
    {
        var cost = 0.0;
        if (frame.Level is not { } level)
        {
            return cost;
        }

        var names = NamesOf(level);
        budget.Spend(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is >= 0 and var name && facts.OccursFrom(row, name) && !frame.Has(name))
            {
                cost += level == frame.Example?.Objects ? MissingKey(level.Find(level.Names[i])!) : costs.MissingOfHint;
            }
        }

        return cost;
    }

    private int[] NamesOf(JsonShape level)
    {
        if (!_names.TryGetValue(level, out var names))
        {
            _names.Add(level, names = [.. level.Names.Select(facts.IdOf)]);
        }

        return names;
    }

    /// <summary>The more of the example hangs on a key, the less likely it is that its row is another.</summary>
    private double MissingKey(JsonShape value)
    {
        if (!_missing.TryGetValue(value, out var cost))
        {
            _missing.Add(value, cost = costs.Missing + (costs.MissingBelow * Math.Min(MaxNamesBelow, value.AllNames().Count(name => facts.IdOf(name) >= 0))));
        }

        return cost;
    }

    private double MissingOfShapes(ObjectFrame frame, int row)
    {
        var least = double.MaxValue;
        foreach (var shape in frame.Shapes)
        {
            if (shape.IsPartial)
            {
                continue;
            }

            var missing = 0.0;
            budget.Spend(shape.Names.Length);
            foreach (var name in shape.Names.All())
            {
                missing += frame.Has(name) ? 0 : !facts.OccursFrom(row, name) ? costs.GoneFromShape : shape.IsDefinition ? costs.MissingOfDefinition : costs.MissingOfShape;
            }

            least = Math.Min(least, missing);
        }

        return least == double.MaxValue ? 0 : least;
    }
}
