using System.Globalization;

namespace Feishu.Gen.Benchmarks.Measuring;

/// <summary>Prints figures beside what they should be, as Markdown.</summary>
internal static class Report
{
    /// <summary>Begins a table.</summary>
    public static void Begin(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"| {title} | figure | target | |");
        Console.WriteLine("|---|---|---|---|");
    }

    /// <summary>A figure that is to be at most so much.</summary>
    public static void AtMost(string what, double figure, double target, string unit = "", string note = "") =>
        Row(what, figure, "≤", target, unit, figure <= target, note);

    /// <summary>A figure that is to be at least so much.</summary>
    public static void AtLeast(string what, double figure, double target, string unit = "", string note = "") =>
        Row(what, figure, "≥", target, unit, figure >= target, note);

    /// <summary>A figure without a target.</summary>
    public static void Plain(string what, double figure, string unit) => Console.WriteLine($"| {what} | {Number(figure)}{unit} | | |");

    private static void Row(string what, double figure, string sign, double target, string unit, bool isMet, string note) =>
        Console.WriteLine($"| {what} | {Number(figure)}{unit} | {sign} {Number(target)}{unit} | {(isMet ? "met" : "**missed**")}{(note.Length > 0 ? $", {note}" : "")} |");

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "0" : "0.##", CultureInfo.InvariantCulture);
}
