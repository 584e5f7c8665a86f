namespace Feishu.Gen.Cli.Tests.Scoring;

/// <summary>How often one thing that is compared was right.</summary>
internal sealed class Part
{
    private readonly List<string> _misses = [];

    /// <summary>How often it was compared.</summary>
    public int Total { get; private set; }

    /// <summary>How often it was right.</summary>
    public int Good => Total - _misses.Count;

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<string> Misses => _misses;

    /// <summary>The share that was right; 1 where nothing was compared.</summary>
    public double Share => Total == 0 ? 1 : (double)Good / Total;

    public void Check(bool isGood, string miss)
    {
        Total++;
        if (!isGood)
        {
            _misses.Add(miss);
        }
    }
}
