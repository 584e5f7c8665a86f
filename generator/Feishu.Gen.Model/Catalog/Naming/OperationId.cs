using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The notation of ids, written and read. An id consists of the letters of the name; what the name leaves open about the path is
/// said by capitals and marks, which stand only where the path differs from what one would expect:
/// <list type="bullet">
/// <item><c>_</c> begins another segment of the path, <c>~</c> one that repeats the words of the segment before it
/// (<c>chat~tab</c>: <c>chats/:id/chat_tabs</c>).</item>
/// <item>A segment that begins with a small letter is plural in the path, and an id follows it where one is expected. One that
/// begins with a capital is written as it is, and no id follows (<c>chat_Announcement</c>: <c>chats/:id/announcement</c>).</item>
/// <item><c>-</c> after a segment: not the expected number of ids, but the next one of 0, 1, 2…, once per hyphen. Before a capital
/// inside a segment: the path is in camelCase there. <c>~</c> after a segment: its plural is the singular and a bare <c>s</c>. In the service: a slash. Before the resource: the path does not mention it.</item>
/// <item><c>~</c> after a method: an id follows it. <c>-</c> after a method: not the expected HTTP method, but the next one of
/// GET, POST, PUT, PATCH and DELETE.</item>
/// </list>
/// </summary>
internal static class OperationId
{
    private const string WebRoot = "openapi";

    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>
    /// The id of an endpoint, or null where the notation has no word for it. It need not be right, as it passes over what it
    /// cannot express: only <see cref="Read"/> tells.
    /// </summary>
    public static string? Write(RequestPath path, OperationReading reading, string method)
    {
        var startsNameless = path.Segments.Count > 0 && path.Segments[0].Words.Length == 0;
        if (path.Service.Count == 0 || startsNameless || reading.Action.Any(segment => segment.Words.Contains(OperationNamer.Via)))
        {
            return null;
        }

        var id = new StringBuilder(string.Join("-", path.Service)).Append('.').Append(path.Version).Append('.');
        if (reading.Resource.Count == 0)
        {
            id.Append('-').Append(Words.Camel(path.Service.SelectMany(Words.Split)));
        }

        WriteResource(id, reading);
        WriteMethod(id.Append('.'), reading, method);
        return id.ToString();
    }

    /// <summary>The one endpoint to which an id belongs (its path as <see cref="RequestPath.Normal"/>), or null.</summary>
    public static (string Method, string Path)? Read(string id)
    {
        var parts = id.Split('.');
        if (parts.Length != 4 || ReadMethod(parts[3]) is not { } method)
        {
            return null;
        }

        var path = new List<string>(parts[0].Split('-'));
        if (!path.Contains(WebRoot))
        {
            path.Insert(0, RequestPath.Root);
        }

        if (parts[1] != RequestPath.NoVersion)
        {
            path.Add(parts[1]);
        }

        ReadResource(path, parts[2], method);
        path.AddRange(method.Segments);
        return (method.Verb, string.Join("/", path));
    }

    private static void WriteResource(StringBuilder id, OperationReading reading)
    {
        var action = reading.Action.Count > 0 ? reading.Action[0].Words : null;
        for (var i = 0; i < reading.Resource.Count; i++)
        {
            var segment = reading.Resource[i];
            if (i > 0)
            {
                id.Append(segment.RepeatsPrevious ? '~' : '_');
            }

            IdSegment.Write(id, segment.Path.Text, segment.OwnWords, capital: !segment.IsCollection);
            if (segment.IsCollection && Plurals.Plural(segment.Words[segment.Words.Length - 1]) != segment.Path.Words[segment.Words.Length - 1])
            {
                id.Append('~');
            }

            var expected = ExpectedIds(segment.IsCollection, i == reading.Resource.Count - 1, reading.Method, action);
            var ids = segment.Path.Ids;
            id.Append('-', ids == expected ? 0 : ids < expected ? ids + 1 : ids);
        }
    }

    private static void WriteMethod(StringBuilder id, OperationReading reading, string method)
    {
        if (reading.Action.Count == 0)
        {
            id.Append(reading.Method);
            return;
        }

        for (var i = 0; i < reading.Action.Count; i++)
        {
            var segment = reading.Action[i];
            IdSegment.Write(i == 0 ? id : id.Append('_'), segment.Text, segment.Words, capital: i > 0);
        }

        var place = Array.IndexOf(MethodsFor(reading.Method, reading.Action[0].Words), method);
        id.Append('~', reading.Action[reading.Action.Count - 1].Ids).Append('-', Math.Max(place, 0));
    }

    private static void ReadResource(List<string> path, string resource, MethodPart method)
    {
        if (resource.Length == 0 || resource[0] == '-')
        {
            return;
        }

        string[] previous = [];
        for (var start = 0; start < resource.Length;)
        {
            var isRepeating = resource[start] == '~';
            var segment = IdSegment.Read(resource, resource[start] is '~' or '_' ? start + 1 : start);
            if (isRepeating)
            {
                segment = segment.After(previous);
            }

            previous = segment.Words;
            start = segment.End;
            var takesBareS = start < resource.Length && resource[start] == '~' && (start + 1 == resource.Length || resource[start + 1] is '-' or '_' or '~');
            start += takesBareS ? 1 : 0;
            path.Add(segment.IsCapital ? segment.Text() : takesBareS ? segment.Text() + "s" : segment.PluralText());
            var marks = CountMarks(resource, ref start, '-');
            var expected = ExpectedIds(!segment.IsCapital, start == resource.Length, method.Name, method.Words);
            AddIds(path, marks == 0 ? expected : marks <= expected ? marks - 1 : marks);
        }
    }

    private static MethodPart? ReadMethod(string part)
    {
        var end = part.Length;
        var place = CountBack(part, ref end, '-');
        var ids = CountBack(part, ref end, '~');
        var segments = new List<string>();
        string[]? words = null;
        for (var start = 0; start < end;)
        {
            var segment = IdSegment.Read(part, start);
            segments.Add(segment.Text());
            words ??= segment.Words;
            start = segment.End < end ? segment.End + 1 : end;
        }

        if (words is null)
        {
            return null;
        }

        AddIds(segments, ids);
        var name = Words.Camel(Words.Split(part.Substring(0, end)));
        var methods = MethodsFor(name, words);
        return place >= methods.Length ? null
            : methods[place].Length == 0 ? new MethodPart(name, null, StandardVerb(name), [])
            : new MethodPart(name, words, methods[place], segments);
    }

    private static void AddIds(List<string> path, int count)
    {
        for (var i = 0; i < count; i++)
        {
            path.Add(":");
        }
    }

    // How many ids one expects after a segment: one between collections and where one thing is meant, none after a single thing.
    private static int ExpectedIds(bool isCollection, bool isLast, string method, string[]? action) =>
        !isCollection ? 0
        : !isLast ? 1
        : action is not null ? (Verbs.IsCollective(action) ? 0 : 1)
        : method is "create" or "list" ? 0
        : method.EndsWith(OperationReading.ItemSuffix, StringComparison.Ordinal) ? 2 : 1;

    // The HTTP methods that an action may have, the expected one first. An action that is called like a standard method comes
    // after that, which is written as the empty string.
    private static string[] MethodsFor(string name, string[] action)
    {
        var expected = action.Length > 0 && Verbs.IsReading(action[0]) ? "GET" : "POST";
        IEnumerable<string> methods = [expected, .. s_methods.Where(m => m != expected)];
        return StandardVerb(name).Length > 0 ? ["", .. methods] : [.. methods];
    }

    private static string StandardVerb(string name) => OperationReading.WithoutItem(name) switch
    {
        "get" or "list" => "GET",
        "create" => "POST",
        "update" => "PUT",
        "patch" => "PATCH",
        "delete" => "DELETE",
        _ => "",
    };

    private static int CountMarks(string text, ref int start, char mark)
    {
        var first = start;
        while (start < text.Length && text[start] == mark)
        {
            start++;
        }

        return start - first;
    }

    private static int CountBack(string text, ref int end, char mark)
    {
        var last = end;
        while (end > 0 && text[end - 1] == mark)
        {
            end--;
        }

        return last - end;
    }

    // A method as an id says it: its name, the words and segments of the path if it is an action, and the HTTP method.
    private sealed record MethodPart(string Name, string[]? Words, string Verb, IReadOnlyList<string> Segments);
}
