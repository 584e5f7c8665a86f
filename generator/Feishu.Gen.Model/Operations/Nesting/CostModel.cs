using Feishu.Gen.Json;

namespace Feishu.Gen.Operations.Nesting;

/// <summary>What a step of a solution costs.</summary>
internal sealed class CostModel(TableFacts facts, NestingCosts costs)
{
    /// <summary>What it costs that a row is a field of an object.</summary>
    public double Join(Frame frame, int row)
    {
        var cost = frame.Has(facts.Names[row]) ? costs.Duplicate : 0;
        if (frame.Row >= 0 && frame.Count == 0 && frame.Type.Kind == RowKind.Leaf)
        {
            cost += frame.Example?.Objects is null ? costs.OpenLeaf : costs.OpenLeafWithExample;
        }

        if (facts.IsEnvelope(row) && frame.Row >= 0)
        {
            cost += costs.EnvelopeElsewhere;
        }

        return cost + AgainstExample(frame, row) + AgainstShapes(frame, row) + Taken(frame, row);
    }

    /// <summary>
    /// What it costs that a name joins an object further in although one further out waits for it. Where the name comes again,
    /// that may still be the row waited for.
    /// </summary>
    private double Taken(Frame frame, int row)
    {
        var name = facts.Names[row];
        if (facts.OccursFrom(row + 1, name) || Expects(frame, row))
        {
            return 0;
        }

        var cost = 0.0;
        for (var outer = frame.Parent; outer is not null; outer = outer.Parent)
        {
            if (!outer.Has(name))
            {
                cost += Level(outer)?.Find(facts.Rows[row].Name) is null ? 0 : costs.Missing;
                cost += outer.Shapes.Count > 0 && outer.Shapes.All(shape => shape.Names.Contains(name)) ? costs.MissingOfShape : 0;
            }
        }

        return cost;
    }

    private bool Expects(Frame frame, int row) =>
        Level(frame)?.Find(facts.Rows[row].Name) is not null || frame.Shapes.Any(shape => shape.Names.Contains(facts.Names[row]));

    /// <summary>What it costs that an object ends before a row.</summary>
    public double Close(Frame frame, int row)
    {
        return (frame.Count == 0 ? Empty(frame) : MissingOfShapes(frame, row)) + MissingKeys(frame, row);
    }

    /// <summary>What it costs to go so many levels out.</summary>
    public double Move(int levels) => levels switch
    {
        < 0 => 0,
        0 => costs.Stay,
        _ => costs.Pop + ((levels - 1) * costs.PopMore),
    };

    private double AgainstExample(Frame frame, int row)
    {
        if (Level(frame) is not { } level)
        {
            return 0;
        }

        var place = level.IndexOf(facts.Rows[row].Name);
        if (place < 0)
        {
            return frame.IsInAbsentRun ? costs.AbsentAgain : costs.Absent;
        }

        var value = level.Find(facts.Rows[row].Name)!;
        var cost = place < frame.LastPlace ? costs.OutOfOrder : 0;
        return cost + AgainstKind(value, facts.Types[row]) + AgainstSample(value, facts.Rows[row].Sample);
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
        if (frame.Shapes.Count == 0)
        {
            return 0;
        }

        foreach (var shape in frame.Shapes)
        {
            if (shape.Names.Contains(facts.Names[row]))
            {
                return 0;
            }
        }

        return costs.NewInShape;
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

        return frame.Shapes.Count > 0 || IsWithinItself(frame) ? costs.EmptyKnownStruct : costs.EmptyStruct;
    }

    private static bool IsWithinItself(Frame frame)
    {
        for (var outer = frame.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer.Type.Name == frame.Type.Name)
            {
                return true;
            }
        }

        return false;
    }

    private double MissingKeys(Frame frame, int row)
    {
        var cost = 0.0;
        foreach (var name in Level(frame)?.Names ?? [])
        {
            var id = facts.IdOf(name);
            if (id >= 0 && facts.OccursFrom(row, id) && !frame.Has(id))
            {
                cost += costs.Missing;
            }
        }

        return cost;
    }

    private double MissingOfShapes(Frame frame, int row)
    {
        var least = frame.Shapes.Count == 0 ? 0 : int.MaxValue;
        foreach (var shape in frame.Shapes)
        {
            var missing = 0;
            foreach (var name in shape.Names)
            {
                missing += facts.OccursFrom(row, name) && !frame.Has(name) ? 1 : 0;
            }

            least = Math.Min(least, missing);
        }

        return least * costs.MissingOfShape;
    }

    /// <summary>The object that the example shows for a frame; a map's keys are not names of fields.</summary>
    private static JsonShape? Level(Frame frame) => frame.Type.IsMap || frame.Example?.Objects is not { Names.Count: > 0 } level ? null : level;
}
