using System.Diagnostics;
using Feishu.Gen.Benchmarks.Measuring;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Benchmarks.Generator;

/// <summary>What pages cost that are very long in one respect: four times as much of it is to cost at most six times as much.</summary>
internal static class GrowthReport
{
    private const int Long = 1_000_000;

    private const int Runs = 3;

    private const double MostGrowth = 6;

    private const double MostMilliseconds = 2000;

    /// <summary>What takes less differs by whether garbage is collected meanwhile.</summary>
    private const double Noise = 1000;

    /// <summary>Measures and prints.</summary>
    public static void Print()
    {
        Report.Begin("A long page, all the way to its code");
        foreach (var shape in PageShapes.All)
        {
            Print(shape);
        }
    }

    private static void Print(PageShape shape)
    {
        Cost(shape.OfLength(Long / 64));
        var (length, less) = (Long / 16, 0.0);
        var more = Cost(shape.OfLength(length));
        while (length < Long && more < MostMilliseconds)
        {
            length *= 4;
            (less, more) = (more, Cost(shape.OfLength(length)));
        }

        Report.AtMost(shape.Name, more * Long / length, MostMilliseconds, " ms", length == Long ? "" : $"{length / 1000} KB took {more:0} ms");
        if (more > Noise && less > 0 && shape.Most == int.MaxValue)
        {
            Report.AtMost(shape.Name + ", times a quarter of it", more / less, MostGrowth);
        }
    }

    /// <summary>Milliseconds of the processor, of the best of some runs; one that is far too long already is not repeated.</summary>
    private static double Cost(string page)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Runs && (i == 0 || best < MostMilliseconds / 2); i++)
        {
            GC.Collect();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            Stages.All([("specs/page.md", page)]);
            best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }

        return best;
    }
}
