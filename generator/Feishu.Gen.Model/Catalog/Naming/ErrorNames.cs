using System.Globalization;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The names of the constants for a page's error codes, from the API's English text: <c>"Invalid task id."</c> is
/// <c>InvalidTaskId</c>. A name that several codes of the page share carries the code in each of them
/// (<c>InvalidTaskId1470602</c>); a code without usable English is called by its number (<c>Code1470403</c>).
/// </summary>
public static class ErrorNames
{
    private static readonly HashSet<string> s_taken = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>Names the codes of one page, in its order. A code that the page lists twice is named by its first description.</summary>
    /// <param name="errors">The codes (keys) with their descriptions (values).</param>
    /// <param name="typeName">The name of the class that will have the constants.</param>
    public static EquatableArray<string> Constants(IReadOnlyList<KeyValuePair<long, string>> errors, string typeName)
    {
        var names = new Dictionary<long, string>(errors.Count);
        foreach (var error in errors)
        {
            if (!names.ContainsKey(error.Key))
            {
                names.Add(error.Key, Name(error, typeName));
            }
        }

        var shared = SharedNames(names);
        return errors
            .Select(error => new KeyValuePair<long, string>(error.Key, names[error.Key]))
            .Select(pair => shared.Contains(pair.Value) ? WithCode(pair) : pair.Value)
            .ToEquatableArray();
    }

    // A text may itself end in a code and so look like another name that carries one; it has to carry its own then, and so on.
    private static HashSet<string> SharedNames(Dictionary<long, string> names)
    {
        var byName = names.ToLookup(pair => pair.Value, StringComparer.Ordinal);
        var shared = new HashSet<string>(byName.Where(group => group.Count() > 1).Select(group => group.Key), StringComparer.Ordinal);
        var open = new Queue<string>(shared);
        while (open.Count > 0)
        {
            foreach (var carrying in byName[open.Dequeue()].Select(WithCode).Where(name => byName.Contains(name) && shared.Add(name)))
            {
                open.Enqueue(carrying);
            }
        }

        return shared;
    }

    private static string Name(KeyValuePair<long, string> error, string typeName)
    {
        var words = ErrorText.Words(error.Value);
        var name = words.Length == 0 ? "Code" + Digits(error.Key) : CSharpNames.Pascal(string.Join(" ", words));
        return name == typeName || s_taken.Contains(name) ? name + "Value" : name;
    }

    private static string WithCode(KeyValuePair<long, string> named) =>
        named.Value + (Naming.Words.IsDigit(named.Value[named.Value.Length - 1]) ? "_" : "") + Digits(named.Key);

    private static string Digits(long code) => code.ToString(CultureInfo.InvariantCulture).Replace('-', '_');
}
