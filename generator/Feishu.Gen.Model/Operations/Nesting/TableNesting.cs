namespace Feishu.Gen.Operations.Nesting;

/// <summary>The tree of a table: a place for each row.</summary>
/// <param name="Places">The places, in the order of the rows.</param>
public sealed record TableNesting(EquatableArray<RowParent> Places)
{
    /// <summary>The first row at which the search was given up, because the table needs more than it may take; null where it came to the end.</summary>
    public int? GivenUpAt { get; init; }

    /// <summary>Whether the place of some row is not certain.</summary>
    public bool IsOpen => Places.Any(place => place.IsOpen);
}

/// <summary>Where a row belongs.</summary>
/// <param name="Parent">The row that holds it, or -1 for the outermost level.</param>
/// <param name="Alternative">Another row (or -1) that may hold it nearly as well; null where the place is certain.</param>
public readonly record struct RowParent(int Parent, int? Alternative)
{
    /// <summary>Whether the place is a guess.</summary>
    public bool IsOpen => Alternative is not null;
}
