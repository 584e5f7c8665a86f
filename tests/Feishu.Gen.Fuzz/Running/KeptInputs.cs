using System.Security.Cryptography;

namespace Feishu.Gen.Fuzz.Running;

/// <summary>Writes inputs that failed into a folder, named by their hash, each with a text that says what went wrong and how to see it again.</summary>
internal sealed class KeptInputs(IFuzzTarget target, FuzzOptions options)
{
    /// <summary>An input is about to be checked. Should it end the process, it is there all the same.</summary>
    public void Begin(byte[] input, long number)
    {
        if (options.Keep is { } folder)
        {
            if (number == options.Start)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllBytes(CurrentIn(folder), input);
        }
    }

    /// <summary>Keeps an input.</summary>
    /// <returns>Where, or null where none are kept.</returns>
    public string? Keep(byte[] input, long number, Finding finding)
    {
        if (options.Keep is not { } folder)
        {
            return null;
        }

        var path = Path.Combine(folder, NameOf(input));
        File.WriteAllBytes(path, input);
        File.WriteAllText(path + ".txt", $"{target.Name} --seed {options.Seed} --start {number} --runs 1\n{target.Name} --input {path}\n\n{finding.Details}\n");
        return path;
    }

    /// <summary>Keeps an input that does not come to an end, wherever there is room.</summary>
    /// <returns>Where.</returns>
    public string KeepEndless(byte[] input)
    {
        var path = Path.Combine(options.Keep ?? Path.GetTempPath(), NameOf(input));
        File.WriteAllBytes(path, input);
        return path;
    }

    /// <summary>All inputs were checked.</summary>
    public void Done()
    {
        if (options.Keep is { } folder)
        {
            File.Delete(CurrentIn(folder));
        }
    }

    private string CurrentIn(string folder) => Path.Combine(folder, $"{target.Name}.current{target.Extension}");

    private string NameOf(byte[] input) => $"{target.Name}-{Convert.ToHexStringLower(SHA256.HashData(input))[..16]}{target.Extension}";
}
