namespace Feishu.Gen;

/// <summary>Reads the lists that the assembly carries along.</summary>
internal static class ResourceLines
{
    /// <summary>The lines of a resource, but for empty ones and comments, which begin with <c>#</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no such resource.</exception>
    public static IReadOnlyList<string> Read(string name)
    {
        using var stream = typeof(ResourceLines).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The list '{name}' is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                lines.Add(line);
            }
        }

        return lines;
    }
}
