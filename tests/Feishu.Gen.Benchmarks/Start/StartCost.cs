using System.Globalization;

namespace Feishu.Gen.Benchmarks.Start;

/// <summary>What it cost to load a client and to call once.</summary>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Allocated">The bytes taken of the heap.</param>
/// <param name="Private">The bytes by which the process's own memory grew.</param>
internal sealed record StartCost(double Milliseconds, long Allocated, long Private)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static StartCost Parse(string text)
    {
        var figures = text.Split(' ', StringSplitOptions.TrimEntries);
        return new StartCost(
            double.Parse(figures[0], CultureInfo.InvariantCulture), long.Parse(figures[1], CultureInfo.InvariantCulture), long.Parse(figures[2], CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds} {Allocated} {Private}");
}
