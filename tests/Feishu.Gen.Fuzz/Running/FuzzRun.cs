using System.Diagnostics;
using System.Globalization;

namespace Feishu.Gen.Fuzz.Running;

/// <summary>Checks one input after the other, and tells what it found.</summary>
internal sealed class FuzzRun(IFuzzTarget target, FuzzOptions options, TextWriter output)
{
    private const int MostShown = 20;
    private const int MostKeptOfKind = 5;
    private const double BytesOfLimit = 1024 * 1024;

    // The processor's time for an input of up to 1 MB; larger ones may take as much more as they are larger.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(2);

    // By then an input never comes to its end.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan s_reportEvery = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly KeptInputs _kept = new(target, options);
    private long _bytes;
    private (TimeSpan Time, long Number, int Length) _slowest;

    /// <summary>Runs until there were enough inputs, or the time is over.</summary>
    /// <returns>How many inputs failed.</returns>
    public long Run()
    {
        if (options.Input is { } file)
        {
            return CheckFile(file);
        }

        WarmUp();
        var clock = Stopwatch.StartNew();
        var reported = TimeSpan.Zero;
        long count = 0;
        for (; count < options.Runs && clock.Elapsed < options.Time; count++)
        {
            Check(options.Start + count);
            if (clock.Elapsed - reported > s_reportEvery)
            {
                reported = clock.Elapsed;
                Report(count + 1, clock.Elapsed);
            }
        }

        Report(count, clock.Elapsed);
        foreach (var (kind, inputs) in _kinds.OrderByDescending(k => k.Value).ThenBy(k => k.Key, StringComparer.Ordinal).Take(MostShown))
        {
            output.WriteLine($"  {inputs} x {kind}");
        }

        _kept.Done();
        return _kinds.Values.Sum();
    }

    /// <summary>The random numbers of an input: they depend on nothing but the seed and its number.</summary>
    private Random RandomOf(long number) => new(unchecked((int)((uint)options.Seed * 2_654_435_761 + (ulong)number * 40_503)));

    /// <summary>Has the code compiled and loaded that every input needs, so that the first ones do not count as slow.</summary>
    private void WarmUp()
    {
        for (var i = 0; i < 3; i++)
        {
            _ = Failure(target.CreateInput(RandomOf(i)), isThorough: true, out _);
        }
    }

    private void Check(long number)
    {
        var input = target.CreateInput(RandomOf(number));
        _bytes += input.Length;
        _kept.Begin(input, number);
        var finding = Failure(input, target.IsThorough(number), out var time);
        _slowest = time > _slowest.Time ? (time, number, input.Length) : _slowest;
        if (finding is null)
        {
            return;
        }

        var known = _kinds.GetValueOrDefault(finding.Kind);
        _kinds[finding.Kind] = known + 1;
        if (known < MostKeptOfKind)
        {
            var path = _kept.Keep(input, number, finding);
            if (known == 0)
            {
                output.WriteLine($"{target.Name}: input {number} of seed {options.Seed}: {Start(finding.Details)}{(path is null ? "" : $"\n  kept as {path}")}");
            }
        }
    }

    private int CheckFile(string file)
    {
        var input = File.ReadAllBytes(file);
        WarmUp();
        var finding = Failure(input, isThorough: true, out var time);
        output.WriteLine($"{target.Name}: {input.Length} bytes, {time.TotalSeconds:0.000} s: {finding?.Details ?? "nothing found"}");
        if (finding is not null && options.IsReducing)
        {
            var reduced = Reducer.Reduce(input, smaller => Failure(smaller, isThorough: true, out _)?.Kind == finding.Kind);
            File.WriteAllBytes(file + ".reduced", reduced);
            output.WriteLine($"{reduced.Length} bytes are left in {file}.reduced");
        }

        return finding is null ? 0 : 1;
    }

    /// <summary>What goes wrong with an input, or null.</summary>
    private Finding? Failure(byte[] input, bool isThorough, out TimeSpan time)
    {
        var limit = s_limit * Math.Max(1, input.Length / BytesOfLimit);
        time = TimeSpan.Zero;
        using var watchdog = new Timer(_ => GiveUp(input), null, s_patience * Math.Max(1, input.Length / BytesOfLimit), Timeout.InfiniteTimeSpan);
        try
        {
            // What runs beside it now and then, such as a collector, is not counted: the best of three counts.
            time = TimeOf(input);
            for (var i = 0; i < 2 && time > limit; i++)
            {
                time = TimeSpan.FromTicks(Math.Min(time.Ticks, TimeOf(input).Ticks));
            }

            target.Inspect(isThorough);
            return time > limit
                ? new Finding("takes too long", string.Create(CultureInfo.InvariantCulture, $"takes too long: {time.TotalSeconds:0.0} s of the processor for {input.Length} bytes; {limit.TotalSeconds:0.0} s are allowed"))
                : null;
        }
        catch (Exception e)
        {
            return Finding.Of(e);
        }
    }

    private TimeSpan TimeOf(byte[] input)
    {
        var before = Environment.CpuUsage.TotalTime;
        target.Check(input);
        return Environment.CpuUsage.TotalTime - before;
    }

    private void GiveUp(byte[] input)
    {
        output.WriteLine($"{target.Name}: an input of {input.Length} bytes does not come to an end. It is kept as {_kept.KeepEndless(input)}");
        Environment.Exit(1);
    }

    private void Report(long count, TimeSpan elapsed)
    {
        var found = _kinds.Values.Sum();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {count} inputs, {_bytes} bytes, {elapsed.TotalSeconds:0.0} s, {count / elapsed.TotalSeconds:0} inputs a second, slowest {_slowest.Time.TotalSeconds:0.00} s (input {_slowest.Number}, {_slowest.Length} bytes), {found} findings of {_kinds.Count} kinds{(target.Note.Length > 0 ? "; " + target.Note : "")}"));
        output.Flush();
    }

    private static string Start(string details) => details.Length <= 1500 ? details : details[..1500] + " ...";
}
