using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>What a step of a solution costs: the page's evidence against it, added up.</summary>
internal sealed class CostModel(TableFacts facts, NestingCosts costs)
{
    /// <summary>Levels that are common; what is deeper costs.</summary>
    private const int CommonDepth = 6;

    /// <summary>An object with more objects than these lists kinds of content.</summary>
    private const int FewObjects = 9;

    /// <summary>More names than these below a missing key add nothing.</summary>
    private const int MaxNamesBelow = 30;

    /// <summary>What it costs that a row is a field of an object.</summary>
    /// <param name="frame">The object.</param>
    /// <param name="row">The row.</param>
    /// <param name="earlier">The object that holds the row's earlier namesake of the same type, or null.</param>
    public double Join(Frame frame, int row, Frame? earlier) =>
        AgainstMarks(frame, row) + Opening(frame) + Duplicates(frame, row) + AgainstExample(frame, row) + AgainstShapes(frame, row)
        + Taken(frame, row) + AgainstSiblings(frame, row) + AgainstEarlier(frame, earlier) + BeyondRepeats(frame, row)
        + AgainstGatherer(frame, row) + (Math.Max(0, frame.Depth - CommonDepth) * costs.Deep);

    /// <summary>What it costs that an object ends before a row.</summary>
    public double Close(Frame frame, int row) => facts.IsFolded(frame.Row)
        ? 0
        : (frame.Count == 0 ? Empty(frame) : MissingOfShapes(frame, row)) + MissingKeys(frame, row) + LeavingGatherer(frame, row);

    /// <summary>What it costs to go so many levels out; -1 is to open the row above.</summary>
    public double Move(int levels) => levels switch
    {
        < 0 => 0,
        0 => costs.Stay,
        _ => costs.Pop + ((levels - 1) * costs.PopMore),
    };

    private static bool HasField(Frame frame, int name) => frame.Shapes.Any(shape => shape.Names.Contains(name));

    private double AgainstMarks(Frame frame, int row)
    {
        var envelope = facts.IsEnvelope(row) && frame.Row >= 0 ? costs.EnvelopeElsewhere : 0;
        return facts.Rows[row].Depth is { } depth ? envelope + (Math.Abs(depth - frame.Depth) * costs.WrongDepth) : envelope;
    }

    /// <summary>The first field of a scalar, or of an object inside another one of its type.</summary>
    private double Opening(Frame frame)
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
    private double Duplicates(Frame frame, int row)
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

    private double AgainstExample(Frame frame, int row)
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
    private double Absent(Frame frame, JsonShape level, int row)
    {
        if (HasField(frame, facts.Names[row]))
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

    private double AgainstShapes(Frame frame, int row)
    {
        if (frame.Shapes.Count == 0 || HasField(frame, facts.Names[row]))
        {
            return 0;
        }

        if (frame.Shapes.Any(shape => shape.Names.Count > 0))
        {
            return costs.NewInShape;
        }

        return frame.Count == 0 ? costs.OpenKnownEmpty : 0;
    }

    /// <summary>
    /// What it costs that a name joins an object although one further out waits for it. Where the name comes again, that may
    /// still be the row waited for.
    /// </summary>
    private double Taken(Frame frame, int row)
    {
        var name = facts.Names[row];
        if (frame.Example?.Objects?.Find(facts.Rows[row].Name) is not null || HasField(frame, name))
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

            if (outer.Count > 0 && outer.Shapes.Count > 0 && outer.Shapes.All(shape => shape.Names.Contains(name)))
            {
                cost += comesAgain ? costs.TakenEarly : costs.MissingOfShape;
            }
        }

        return cost;
    }

    /// <summary>What other objects have right before a field of this name, against what the object has.</summary>
    private double AgainstSiblings(Frame frame, int row)
    {
        const double Doubt = 0.05;
        var all = 0;
        var fitting = 0;
        foreach (var (name, count) in facts.Predecessors[row])
        {
            all += count;
            fitting += (name == TableFacts.Start ? frame.Count == 0 : name >= 0 && frame.Has(name)) ? count : 0;
        }

        return all == 0 ? 0 : -costs.Siblings * Math.Log((fitting + Doubt) / (all + Doubt));
    }

    /// <summary>One object in several places stands in objects of one type, else in objects that are siblings.</summary>
    private double AgainstEarlier(Frame frame, Frame? earlier)
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

    /// <summary>What it costs that one of many kinds of content is within another one.</summary>
    private double AgainstGatherer(Frame frame, int row) =>
        frame.Parent is { MostObjects: > FewObjects } outer && frame.Objects < outer.MostObjects && IsKindOfContent(row) ? costs.Gatherer : 0;

    /// <summary>What it costs that one of many kinds of content is outside the object that holds the others.</summary>
    private double LeavingGatherer(Frame frame, int row) =>
        frame.Objects > FewObjects && row < facts.Count && IsKindOfContent(row) ? costs.Gatherer : 0;

    /// <summary>
    /// Whether a row looks like one of the kinds of content that an object with many objects lists: its field is named like its
    /// type, which stands nowhere else.
    /// </summary>
    private bool IsKindOfContent(int row) =>
        facts.Types[row].Kind == RowKind.Struct && facts.Types[row].Name == facts.Rows[row].Name && facts.LastBelow(row) == int.MaxValue;

    private double BeyondRepeats(Frame frame, int row)
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

    private double Empty(Frame frame)
    {
        if (frame.Type.Kind == RowKind.Leaf)
        {
            return 0;
        }

        if (frame.Example is { } example && example.Objects is null or { Names.Count: 0 } && example.Kinds != JsonKinds.None)
        {
            return costs.EmptyAsExample;
        }

        if (frame.Type.Kind == RowKind.Vague)
        {
            return costs.EmptyVague;
        }

        if (frame.Shapes.Any(shape => shape.Names.Count == 0))
        {
            return costs.EmptyAgain;
        }

        return frame.Shapes.Count > 0 || frame.IsWithinItself ? costs.EmptyKnownStruct : costs.EmptyStruct;
    }

    private double MissingKeys(Frame frame, int row)
    {
        var cost = 0.0;
        foreach (var key in frame.Level?.Names ?? [])
        {
            if (facts.IdOf(key) is >= 0 and var name && facts.OccursFrom(row, name) && !frame.Has(name))
            {
                cost += MissingKey(frame.Level!.Find(key)!);
            }
        }

        return cost;
    }

    /// <summary>The more of the example hangs on a key, the less likely it is that its row is another.</summary>
    private double MissingKey(JsonShape value) =>
        costs.Missing + (costs.MissingBelow * Math.Min(MaxNamesBelow, value.AllNames().Count(name => facts.IdOf(name) >= 0)));

    private double MissingOfShapes(Frame frame, int row)
    {
        var least = frame.Shapes.Count == 0 ? 0 : double.MaxValue;
        foreach (var shape in frame.Shapes)
        {
            var missing = 0.0;
            foreach (var name in shape.Names)
            {
                missing += frame.Has(name) ? 0 : facts.OccursFrom(row, name) ? costs.MissingOfShape : costs.GoneFromShape;
            }

            least = Math.Min(least, missing);
        }

        return least;
    }
}
