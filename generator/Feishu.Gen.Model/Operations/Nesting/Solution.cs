namespace Feishu.Gen.Operations.Nesting;

/// <summary>A way to read the table up to a row. Solutions share the rows that they read alike.</summary>
internal sealed class Solution(double cost, Frame top, TypeMemory? memory, Solution? previous, int parent)
{
    public double Cost => cost;

    /// <summary>The current row's own frame.</summary>
    public Frame Top => top;

    public TypeMemory? Memory => memory;

    /// <summary>The solution up to the row before.</summary>
    public Solution? Previous => previous;

    /// <summary>The current row's parent.</summary>
    public int Parent => parent;

    /// <summary>Dearer solutions that ended in the same open objects, and so have the same future.</summary>
    public List<Solution>? Rivals { get; set; }
}
