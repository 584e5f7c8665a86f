using System.Globalization;
using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>Names operations as the official SDKs do, from HTTP method and path alone.</summary>
public static class OperationNamer
{
    /// <summary>The word before the spelled-out address in a name that would otherwise be ambiguous.</summary>
    internal const string Via = "via";

    /// <summary>
    /// Names an operation. Any two pairs of method and path get different ids unless they are the same endpoint: equal but for
    /// the method's case, the host, the query, empty segments (trailing slashes) and the names of path parameters.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path as a page writes it: <c>/open-apis/task/v1/tasks/:task_id</c>.</param>
    public static OperationName Name(string method, string path) => Name(method, path, Verbs.All);

    /// <summary>Names an operation with given knowledge of verbs.</summary>
    internal static OperationName Name(string method, string path, Verbs verbs)
    {
        var verb = method.Trim().ToUpperInvariant();
        var address = RequestPath.Parse(path);
        var reading = OperationReading.Of(address.Segments, verb, verbs);
        var service = AsIdentifier(string.Join("_", address.Service.SelectMany(Words.Split)), "api");
        var resource = AsIdentifier(Words.Camel(reading.Resource.SelectMany(segment => segment.OwnWords)), Words.Camel(Words.Split(service)));
        var name = AsIdentifier(reading.Method, "call");

        // An id that leads back to exactly this endpoint cannot be any other's. What the notation cannot express is spelled out.
        var id = OperationId.Write(address, reading, verb);
        if (id is null || OperationId.Read(id) != (verb, address.Normal))
        {
            name += AddressSuffix(verb, path);
            id = $"{service}.{address.Version}.{resource}.{name}";
        }

        return new OperationName(service, address.Version, resource, name, id);
    }

    /// <summary>
    /// The method and path spelled out as part of an identifier, different for different endpoints: for names that have to be
    /// told apart whatever they are (<c>Via_get_task_v1_tasks</c>).
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path as a page writes it.</param>
    public static string AddressSuffix(string method, string path)
    {
        var text = new StringBuilder();
        Words.AppendWord(text, Via, capital: true);
        AppendSpelled(text.Append('_'), method.Trim().ToLowerInvariant());
        AppendSpelled(text.Append('_'), RequestPath.Parse(path).Normal);
        return text.ToString();
    }

    private static string AsIdentifier(string name, string fallback) =>
        name.Length == 0 ? fallback : Words.IsDigit(name[0]) ? "n" + name : name;

    // A prefix code: letters and digits but Z and V stand for themselves, "_" is the slash, Z begins everything else. As it has
    // no V, the last "Via" of a name is where the address begins.
    private static void AppendSpelled(StringBuilder text, string address)
    {
        foreach (var c in address)
        {
            _ = c switch
            {
                '/' => text.Append('_'),
                '_' => text.Append("Zu"),
                '-' => text.Append("Zd"),
                ':' => text.Append("Zp"),
                'Z' or 'V' => text.Append("Zc").Append(char.ToLowerInvariant(c)),
                _ when Words.IsAlphanumeric(c) => text.Append(c),
                _ => text.Append("Zx").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }
    }
}
