using System.Diagnostics;

namespace Feishu.Gen.Benchmarks.Measuring;

/// <summary>
/// Times two ways of doing the same thing in turns, so that whatever else the machine does hits both alike. The shortest of all turns counts:
/// noise only ever adds.
/// </summary>
internal static class Contest
{
    private const int WarmUps = 6;

    private const int WarmUpTurns = 200;

    // Shorter than what a busy machine gives a thread at a time, so that many turns are undisturbed.
    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(1);

    /// <summary>Runs the contest.</summary>
    /// <param name="turns">How often each side runs.</param>
    /// <param name="ours">What is measured.</param>
    /// <param name="theirs">What it is compared with.</param>
    public static ContestResult Run(int turns, Action ours, Action theirs)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            // Code is compiled anew in the background once it has run for a while.
            RunsPerTurn(ours);
            RunsPerTurn(theirs);
            Thread.Sleep(s_turn * WarmUpTurns);
        }

        var (ourRuns, theirRuns) = (RunsPerTurn(ours), RunsPerTurn(theirs));
        var (ourBest, theirBest) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < turns; i++)
        {
            ourBest = Math.Min(ourBest, Time(ours, ourRuns));
            theirBest = Math.Min(theirBest, Time(theirs, theirRuns));
        }

        return new ContestResult(ourBest, theirBest, Allocation(ours), Allocation(theirs));
    }

    /// <summary>The bytes that a run takes of the heap, on this thread.</summary>
    public static long Allocation(Action action)
    {
        const int Runs = 10;
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Runs; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
    }

    /// <summary>The milliseconds of a run.</summary>
    public static double Time(Action action, int runs = 1)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < runs; i++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / runs;
    }

    /// <summary>How many runs fill a turn.</summary>
    private static int RunsPerTurn(Action action)
    {
        var runs = 0;
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUpTurns * s_turn)
        {
            action();
            runs++;
        }

        return Math.Max(1, runs / WarmUpTurns);
    }
}

/// <summary>What came of a contest.</summary>
/// <param name="Ours">Milliseconds of our best run.</param>
/// <param name="Theirs">Milliseconds of their best run.</param>
/// <param name="OurBytes">Bytes that we allocate in a run.</param>
/// <param name="TheirBytes">Bytes that they allocate in a run.</param>
internal sealed record ContestResult(double Ours, double Theirs, long OurBytes, long TheirBytes)
{
    /// <summary>How many times as fast as they we are.</summary>
    public double Speed => Theirs / Ours;

    /// <summary>Our time as a part of theirs.</summary>
    public double Cost => Ours / Theirs;

    /// <summary>What we allocate as a part of what they do.</summary>
    public double Bytes => TheirBytes == 0 ? OurBytes : (double)OurBytes / TheirBytes;

    /// <summary>Both times.</summary>
    public string Microseconds => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{1000 * Ours:0.###} to {1000 * Theirs:0.###} µs");
}
