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

    /// <summary>What takes less is not compared: its ratio differs from run to run.</summary>
    private const double Noise = 200;

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
        MeasureCost(shape.OfLength(Long / 64));
        var length = Long / 16;
        var (less, more) = (default(Cost), MeasureCost(shape.OfLength(length)));
        while (length < Long && more.Milliseconds < MostMilliseconds)
        {
            length *= 4;
            (less, more) = (more, MeasureCost(shape.OfLength(length)));
        }

        Report.AtMost(shape.Name, more.Milliseconds * Long / length, MostMilliseconds, " ms", length == Long ? "" : $"{length / 1000} KB took {more.Milliseconds:0} ms");
        if (more.Milliseconds > Noise && less.WithoutCollecting > 0 && shape.Most == int.MaxValue)
        {
            Report.AtMost(shape.Name + ", times a quarter of it", more.WithoutCollecting / less.WithoutCollecting, MostGrowth);
        }
    }

    /// <summary>The best of some runs; one that is far too long already is not repeated.</summary>
    private static Cost MeasureCost(string page)
    {
        var best = new Cost(double.MaxValue, double.MaxValue);
        for (var i = 0; i < Runs && (i == 0 || best.Milliseconds < MostMilliseconds / 2); i++)
        {
            GC.Collect();
            var (time, pauses) = (Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalPauseDuration());
            Stages.All([("specs/page.md", page)]);
            var milliseconds = (Process.GetCurrentProcess().TotalProcessorTime - time).TotalMilliseconds;
            var collecting = (GC.GetTotalPauseDuration() - pauses).TotalMilliseconds;
            best = new Cost(Math.Min(best.Milliseconds, milliseconds), Math.Min(best.WithoutCollecting, milliseconds - collecting));
        }

        return best;
    }

    /// <param name="Milliseconds">Of the processor.</param>
    /// <param name="WithoutCollecting">
    /// Without the time in which garbage was collected: whether a collection falls into a run depends on the machine's memory, so it does not grow with the page.
    /// </param>
    private readonly record struct Cost(double Milliseconds, double WithoutCollecting);
}
