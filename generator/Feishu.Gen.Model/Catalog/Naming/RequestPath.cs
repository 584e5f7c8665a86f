using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The path of an endpoint taken apart. What does not tell endpoints apart is left out: the host, the query, empty segments,
/// the names of the parameters, and ASCII characters that no URL may contain (flaws of the page, as in <c>search|</c>).
/// </summary>
internal sealed class RequestPath
{
    /// <summary>The segment under which the platform's endpoints live; a name does not mention it.</summary>
    public const string Root = "open-apis";

    /// <summary>The version of a path that has none.</summary>
    public const string NoVersion = "v0";

    private RequestPath(List<string> service, string version, List<PathSegment> segments, List<string> literals)
    {
        Service = service;
        Version = version;
        Segments = segments;
        Normal = string.Join("/", literals);
    }

    /// <summary>The segments of the service: those before the version, or the first where there is no version.</summary>
    public IReadOnlyList<string> Service { get; }

    /// <summary>The version, <c>v</c> and digits.</summary>
    public string Version { get; }

    /// <summary>What follows the version.</summary>
    public IReadOnlyList<PathSegment> Segments { get; }

    /// <summary>All segments joined by slashes, each parameter a lone colon: equal for equal endpoints alone.</summary>
    public string Normal { get; }

    /// <summary>Takes a path apart, as a page writes it or with host and query.</summary>
    public static RequestPath Parse(string path)
    {
        var literals = Split(path);
        var first = literals.Count > 0 && literals[0] == Root ? 1 : 0;
        var version = literals.FindIndex(first, IsVersion);
        var service = version >= 0 ? literals.GetRange(first, version - first) : literals.GetRange(first, Math.Min(1, literals.Count - first));
        var rest = version >= 0 ? version + 1 : first + service.Count;
        return new RequestPath(service, version >= 0 ? literals[version] : NoVersion, Group(literals, rest), literals);
    }

    private static List<string> Split(string path)
    {
        var start = path.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? path.IndexOf('/', scheme + 3) : 0;
        if (start < 0)
        {
            return [];
        }

        var end = path.IndexOfAny(['?', '#'], start) is var query and >= 0 ? query : path.Length;
        var literals = new List<string>();
        foreach (var part in path.Substring(start, end - start).Split('/'))
        {
            var literal = IsParameter(part) ? ":" : WithoutStrays(part);
            if (literal.Length > 0)
            {
                literals.Add(literal);
            }
        }

        return literals;
    }

    private static bool IsParameter(string part) => part.Length > 0 && (part[0] == ':' || (part[0] == '{' && part[part.Length - 1] == '}'));

    private static string WithoutStrays(string part)
    {
        if (!part.Any(IsStray))
        {
            return part;
        }

        var kept = new StringBuilder();
        foreach (var c in part)
        {
            if (!IsStray(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    private static bool IsStray(char c) => c is <= ' ' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}' or '\u007f';

    private static bool IsVersion(string part)
    {
        if (part.Length < 2 || part[0] != 'v')
        {
            return false;
        }

        for (var i = 1; i < part.Length; i++)
        {
            if (part[i] is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static List<PathSegment> Group(List<string> literals, int start)
    {
        var segments = new List<PathSegment>();
        for (var i = start; i < literals.Count; i++)
        {
            if (literals[i] != ":")
            {
                segments.Add(new PathSegment(literals[i], 0));
            }
            else if (segments.Count == 0)
            {
                segments.Add(new PathSegment("", 1));
            }
            else
            {
                var last = segments[segments.Count - 1];
                segments[segments.Count - 1] = new PathSegment(last.Text, last.Ids + 1);
            }
        }

        return segments;
    }
}

/// <summary>A literal segment and how many parameters follow it. The text is empty where a path begins with parameters.</summary>
internal sealed class PathSegment(string text, int ids)
{
    public string Text { get; } = text;

    public int Ids { get; } = ids;

    public string[] Words { get; } = Naming.Words.Split(text);

    public bool IsPlural => Words.Length > 0 && Plurals.IsPlural(Words[Words.Length - 1]);
}
