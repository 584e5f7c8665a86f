namespace Feishu.Gen.Operations.Nesting;

/// <summary>
/// How much work a table may take. It counts steps and no time, so that the same table comes to the same end on every machine.
/// </summary>
/// <param name="most">How many steps there are.</param>
internal sealed class StepBudget(long most)
{
    /// <summary>How many steps were taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether there are none left.</summary>
    public bool IsSpent => Steps > most;

    /// <summary>Takes some.</summary>
    public void Spend(long steps) => Steps += steps;
}
