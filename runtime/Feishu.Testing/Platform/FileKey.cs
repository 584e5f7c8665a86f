using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Feishu.Testing.Requests;

namespace Feishu.Testing.Platform;

/// <summary>The member of a result that names a file.</summary>
/// <param name="owner">The object that has it.</param>
/// <param name="name">Its name.</param>
internal sealed partial class FileKey(JsonObject owner, string name)
{
    /// <summary>The key.</summary>
    public string Value
    {
        get => owner[name].AsText()!;
        set => owner[name] = value;
    }

    /// <summary>The first member that is called a key, token, code or id and is text; null where there is none.</summary>
    public static FileKey? In(JsonNode? result) => result switch
    {
        JsonObject o => o.Where(m => IsKey().IsMatch(m.Key) && m.Value.AsText() is { Length: > 0 }).Select(m => new FileKey(o, m.Key)).FirstOrDefault()
            ?? o.Select(m => In(m.Value)).FirstOrDefault(key => key is not null),
        JsonArray a => a.Select(In).FirstOrDefault(key => key is not null),
        _ => null,
    };

    [GeneratedRegex("(?:^|_)(?:key|token|code|id)$|(?:Key|Token|Code|Id)$", RegexOptions.CultureInvariant)]
    private static partial Regex IsKey();
}
