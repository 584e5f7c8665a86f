namespace Feishu.Gen.Operations.Nesting;

/// <summary>A way to read the table up to a row. Solutions share the rows that they read alike.</summary>
/// <param name="cost">What it costs so far.</param>
/// <param name="top">The current row's own frame.</param>
/// <param name="memory">The shapes that were completed so far.</param>
/// <param name="previous">The solution up to the row before.</param>
/// <param name="parent">The current row's parent.</param>
internal sealed class Solution(double cost, ObjectFrame top, TypeMemory? memory, Solution? previous, int parent)
{
    public double Cost => cost;

    public ObjectFrame Top => top;

    public TypeMemory? Memory => memory;

    public Solution? Previous => previous;

    public int Parent => parent;

    /// <summary>Which row is the current one; -1 before the first.</summary>
    public int Row { get; } = previous is null ? -1 : previous.Row + 1;

    /// <summary>A solution some way back, from which those before are found in few leaps.</summary>
    private Solution? Leap { get; } = previous is { Leap: { Leap: { } far } near } && previous.Row - near.Row == near.Row - far.Row ? far : previous;

    /// <summary>The solution up to an earlier row.</summary>
    public Solution UpTo(int row)
    {
        var solution = this;
        while (solution.Row > row)
        {
            solution = solution.Leap!.Row >= row ? solution.Leap : solution.Previous!;
        }

        return solution;
    }

    /// <summary>Dearer solutions that were given up because they have the same future; null where there are none.</summary>
    public List<Rival>? Rivals { get; private set; }

    /// <summary>Solutions that were given up at this row for want of room; all that were kept share them.</summary>
    public IReadOnlyList<Rival> Dropped { get; init; } = [];

    /// <summary>The same way to a different cost.</summary>
    public Solution At(double other) => new(other, top, memory, previous, parent) { Rivals = Rivals, Dropped = Dropped };

    public void AddRival(Rival rival) => (Rivals ??= []).Add(rival);
}

/// <summary>A solution that was given up.</summary>
/// <param name="Cost">What it cost up to then.</param>
/// <param name="Previous">The solution up to the row before.</param>
/// <param name="Parent">The row's parent.</param>
internal readonly record struct Rival(double Cost, Solution? Previous, int Parent);
