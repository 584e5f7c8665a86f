using Feishu.Gen.Diagnostics;

namespace Feishu.Gen.Operations.Reading;

/// <summary>The method and URL of a request table, checked and taken apart.</summary>
internal sealed class Address
{
    private readonly HashSet<string> _inPath;

    private Address(string method, Host host, string path, EquatableArray<string> queryKeys)
    {
        Method = method;
        Host = host;
        Path = path;
        QueryKeys = queryKeys;
        PathParameters = path.Split('/').Where(s => s.Length > 1 && s[0] == ':').Select(s => s.Substring(1)).ToEquatableArray();
        _inPath = new HashSet<string>(PathParameters, StringComparer.Ordinal);
    }

    /// <summary>The HTTP method in capitals.</summary>
    public string Method { get; }

    /// <summary>Which of the platform's addresses the URL names.</summary>
    public Host Host { get; }

    /// <summary>The path, without a query.</summary>
    public string Path { get; }

    /// <summary>The keys of sample values that stand in the URL's query, each once.</summary>
    public EquatableArray<string> QueryKeys { get; }

    /// <summary>The names of the path's parameters, in its order.</summary>
    public EquatableArray<string> PathParameters { get; }

    /// <summary>Whether the path has a parameter of a name.</summary>
    public bool HasPathParameter(string name) => _inPath.Contains(name);

    /// <summary>Reads the address, or reports why there is none.</summary>
    public static Address? Read(RequestFacts table, ICollection<Finding> findings)
    {
        if (table.Url is not { Text.Length: > 0 } url)
        {
            findings.Add(new Finding(Rules.NoAddress, table.Place.Span, ["a URL"]));
            return null;
        }

        if (table.Method is not { Text: "GET" or "POST" or "PUT" or "PATCH" or "DELETE" } method)
        {
            findings.Add(new Finding(Rules.NoAddress, table.Method?.Span ?? table.Place.Span, ["a method among GET, POST, PUT, PATCH and DELETE"]));
            return null;
        }

        if (!TrySplit(url.Text, out var host, out var path, out var query))
        {
            findings.Add(new Finding(Rules.NoAddress, url.Span, ["an absolute URL whose path segments are plain"]));
            return null;
        }

        if (KnownHost(host) is not { } known)
        {
            findings.Add(new Finding(Rules.ForeignHost, url.Span, [host]));
            return null;
        }

        var keys = query.Split('&').Select(p => p.Split('=')[0]).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal);
        return new Address(method.Text, known, path, keys.ToEquatableArray());
    }

    private static Host? KnownHost(string host) => host.ToLowerInvariant() switch
    {
        "open.feishu.cn" or "open.larksuite.com" or "open.larkoffice.com" => Host.Open,
        "www.feishu.cn" or "www.larksuite.com" or "www.larkoffice.com" => Host.Web,
        "accounts.feishu.cn" or "accounts.larksuite.com" or "accounts.larkoffice.com" => Host.Accounts,
        _ => null,
    };

    private static bool TrySplit(string url, out string host, out string path, out string query)
    {
        host = path = query = "";
        var start = url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : -1;
        var slash = start < 0 ? -1 : url.IndexOf('/', start);
        if (slash < 0)
        {
            return false;
        }

        host = url.Substring(start, slash - start);
        var mark = url.IndexOf('?', slash);
        path = mark < 0 ? url.Substring(slash) : url.Substring(slash, mark - slash);
        query = mark < 0 ? "" : url.Substring(mark + 1);
        path = WithColons(path);
        return path.All(IsPathCharacter) && !path.Split('/').Any(s => s is "." or "..");
    }

    /// <summary>Parameters in braces are written with a colon, as nearly all pages do.</summary>
    private static string WithColons(string path) => path.IndexOf('{') < 0
        ? path
        : string.Join("/", path.Split('/').Select(s => s.Length > 2 && s[0] == '{' && s[s.Length - 1] == '}' ? ":" + s.Substring(1, s.Length - 2) : s));

    private static bool IsPathCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or ':' or '_' or '-' or '.' or '~';
}
