namespace Feishu.Runtime.Resilience;

/// <summary>
/// How many repeats there may be for so many calls. When much fails at once, repeating all of it would only add to the load; so each call pays in a
/// part of a repeat, and each repeat takes out a whole one.
/// </summary>
/// <param name="share">What a call pays in.</param>
internal sealed class RetryBudget(double share)
{
    // In hundredths, so that whole numbers do. There is always enough for a client that calls now and then.
    private const long Whole = 100;
    private const long Start = 10 * Whole;
    private const long Most = 100 * Whole;

    private readonly long _deposit = (long)Math.Round(share * Whole);
    private long _balance = Start;

    public void Deposit()
    {
        if (Volatile.Read(ref _balance) < Most)
        {
            Interlocked.Add(ref _balance, _deposit);
        }
    }

    public bool TryWithdraw()
    {
        if (Interlocked.Add(ref _balance, -Whole) >= 0)
        {
            return true;
        }

        Interlocked.Add(ref _balance, Whole);
        return false;
    }
}
