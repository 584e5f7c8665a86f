namespace Feishu.Gen.Catalog;

/// <summary>
/// Names the files of emitted code. The compiler and many disks tell names apart without case, unlike C#: so a number is put behind
/// what would be one name there. Nobody's code depends on it.
/// </summary>
internal sealed class FileNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that was not given yet, made of parts.</summary>
    public string Take(params string[] parts)
    {
        var name = string.Join(".", parts);
        var free = name;
        for (var number = 2; !_taken.Add(free); number++)
        {
            free = $"{name}-{number}";
        }

        return free;
    }
}
