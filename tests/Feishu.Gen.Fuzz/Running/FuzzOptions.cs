using System.Globalization;
using Feishu.Gen.Tests.Support;

namespace Feishu.Gen.Fuzz.Running;

/// <summary>What the command line asks for.</summary>
internal sealed record FuzzOptions
{
    /// <summary>How to write a command line.</summary>
    public const string Usage = """
        Feishu.Gen.Fuzz pages|responses|events|frames [options]

          --seed N        the inputs' seed (1)
          --runs N        how many inputs to check
          --minutes M     how long to go on instead; both: whichever comes first (1 minute where neither is given)
          --start N       the number of the first input (0): input N of a seed is always the same
          --corpus DIR    a folder with pages to begin with, again for more (specs, and ../shared/corpus and ../shared/cases where they are)
          --keep DIR      where to write inputs that failed, and what went wrong
          --input FILE    checks a kept input instead
          --reduce        makes that input smaller, as long as the same goes wrong, and writes it beside the file

        The exit code is 0 where nothing was found, 1 where something was, and 2 where the command line is wrong.
        """;

    private static readonly string[] s_targets = ["pages", "responses", "events", "frames"];
    private static readonly string[] s_folders = ["specs", "../shared/cases", "../shared/corpus"];

    /// <summary>What to fuzz.</summary>
    public required string Target { get; init; }

    /// <summary>What inputs are made from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many inputs to check.</summary>
    public long Runs { get; init; } = long.MaxValue;

    /// <summary>How long to go on.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.MaxValue;

    /// <summary>The number of the first input.</summary>
    public long Start { get; init; }

    /// <summary>Folders with pages.</summary>
    public IReadOnlyList<string> Corpus { get; init; } = [];

    /// <summary>Where inputs that failed are written, or null.</summary>
    public string? Keep { get; init; }

    /// <summary>The file with the one input to check, or null.</summary>
    public string? Input { get; init; }

    /// <summary>Whether that input is to be made smaller.</summary>
    public bool IsReducing { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <param name="args">Its words.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <returns>The options, or null.</returns>
    public static FuzzOptions? Parse(string[] args, out string problem)
    {
        if (args is not [var target, ..] || !s_targets.Contains(target))
        {
            problem = "The first word says what to fuzz.";
            return null;
        }

        var options = new FuzzOptions { Target = target };
        var corpus = new List<string>();
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "--reduce")
            {
                options = options with { IsReducing = true };
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isRight = value.Length > 0;
            switch (args[i])
            {
                case "--seed" when isRight && int.TryParse(value, CultureInfo.InvariantCulture, out var seed):
                    options = options with { Seed = seed };
                    break;
                case "--runs" when isRight && long.TryParse(value, CultureInfo.InvariantCulture, out var runs) && runs > 0:
                    options = options with { Runs = runs };
                    break;
                case "--start" when isRight && long.TryParse(value, CultureInfo.InvariantCulture, out var start) && start >= 0:
                    options = options with { Start = start };
                    break;
                case "--minutes" when isRight && double.TryParse(value, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 1_000_000:
                    options = options with { Time = TimeSpan.FromMinutes(minutes) };
                    break;
                case "--corpus" when Directory.Exists(value):
                    corpus.Add(value);
                    break;
                case "--keep" when isRight:
                    options = options with { Keep = value };
                    break;
                case "--input" when File.Exists(value):
                    options = options with { Input = value };
                    break;
                default:
                    problem = $"'{args[i]} {value}' is not an option, or its value is wrong.";
                    return null;
            }

            i++;
        }

        problem = options.IsReducing && options.Input is null ? "--reduce needs --input." : "";
        var isEndless = options.Runs == long.MaxValue && options.Time == TimeSpan.MaxValue;
        return problem.Length > 0 ? null : options with
        {
            Time = isEndless ? TimeSpan.FromMinutes(1) : options.Time,
            Corpus = corpus.Count > 0 ? corpus : DefaultCorpus(),
        };
    }

    private static List<string> DefaultCorpus() =>
        [.. s_folders.Select(f => Path.Combine(Repository.Root, f)).Where(Directory.Exists)];
}
