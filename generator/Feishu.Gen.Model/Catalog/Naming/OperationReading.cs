namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// How a path is understood: which of its segments name the resource, and which the action that is taken on it.
/// <c>docs/naming.md</c> gives the rules in words and the figures for each.
/// </summary>
internal sealed class OperationReading
{
    /// <summary>What a standard method is followed by where the path ends in two ids: the thing inside the thing.</summary>
    public const string ItemSuffix = "Item";

    private OperationReading(ResourceSegment[] resource, PathSegment[] action, string method)
    {
        Resource = resource;
        Action = action;
        Method = method;
    }

    /// <summary>The segments that name the resource; none where the path names only the service.</summary>
    public IReadOnlyList<ResourceSegment> Resource { get; }

    /// <summary>The segments that name the action; none where the HTTP method alone says what is done.</summary>
    public IReadOnlyList<PathSegment> Action { get; }

    /// <summary>The name of the method: the action, or what the HTTP method says.</summary>
    public string Method { get; }

    /// <summary>Reads the segments that follow the version, for an HTTP method in capitals.</summary>
    public static OperationReading Of(IReadOnlyList<PathSegment> segments, string method, Verbs verbs)
    {
        var start = FindAction(segments, method, verbs);
        var action = segments.Skip(start).ToArray();
        var name = action.Length > 0 ? Words.Camel(action.SelectMany(segment => segment.Words)) : StandardMethod(segments, method);
        return new OperationReading(ReadResource(segments, start, action.Length == 0 ? name : null), action, name);
    }

    /// <summary>A standard method's name without <see cref="ItemSuffix"/>.</summary>
    public static string WithoutItem(string name) =>
        name.EndsWith(ItemSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - ItemSuffix.Length) : name;

    // Plurals become singular, but for a plural that stands for itself: one that is followed by another segment and by no id
    // (a mere qualifier), or one that is written or deleted as a whole.
    private static ResourceSegment[] ReadResource(IReadOnlyList<PathSegment> segments, int count, string? standardMethod)
    {
        var resource = new ResourceSegment[count];
        for (var i = 0; i < count; i++)
        {
            var isWhole = i < count - 1 || standardMethod is "update" or "patch" or "delete";
            var isCollection = segments[i].IsPlural && !(segments[i].Ids == 0 && isWhole);
            resource[i] = ResourceSegment.Of(segments[i], isCollection, i > 0 ? resource[i - 1] : null);
        }

        return resource;
    }

    private static int FindAction(IReadOnlyList<PathSegment> segments, string method, Verbs verbs)
    {
        var last = segments.Count - 1;
        if (last < 0)
        {
            return 0;
        }

        for (var i = 1; i <= last; i++)
        {
            if (verbs.IsOnlyAction(segments[i].Words, method) && HasNoIds(segments, i, last))
            {
                return i;
            }
        }

        return segments[last].Ids == 0 && IsAction(segments, last, method, verbs) ? last : last + 1;
    }

    private static bool HasNoIds(IReadOnlyList<PathSegment> segments, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (segments[i].Ids > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAction(IReadOnlyList<PathSegment> segments, int i, string method, Verbs verbs)
    {
        var segment = segments[i];
        var isVerbal = verbs.IsAction(segment.Words, segment.IsPlural, method);
        if (i == 0)
        {
            return isVerbal && !segment.IsPlural;
        }

        return isVerbal || (segments[i - 1].Ids == 0 && FollowsAsAction(segments[i - 1], segment, method));
    }

    // Segment after segment, as in calendars/primary: a way to look at the collection. A plural is a collection of its own
    // (announcement/blocks), unless it is called after the one before it (leaves/leave_types).
    private static bool FollowsAsAction(PathSegment previous, PathSegment segment, string method) => method switch
    {
        "GET" => !segment.IsPlural || IsCalledAfter(segment, previous),
        "POST" => !segment.IsPlural,
        "PATCH" => previous.IsPlural,
        _ => false,
    };

    private static bool IsCalledAfter(PathSegment segment, PathSegment previous) =>
        previous.IsPlural && segment.Words.Length > 1 && segment.Words[0] == Plurals.Singular(previous.Words[previous.Words.Length - 1]);

    private static string StandardMethod(IReadOnlyList<PathSegment> segments, string method)
    {
        var name = method switch
        {
            "POST" => "create",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => "delete",
            "GET" => IsList(segments) ? "list" : "get",
            _ => Words.Camel(Words.Split(method)),
        };
        return segments.Count > 0 && segments[segments.Count - 1].Ids > 1 ? name + ItemSuffix : name;
    }

    private static bool IsList(IReadOnlyList<PathSegment> segments)
    {
        if (segments.Count == 0 || segments[segments.Count - 1] is not { Ids: 0, Words.Length: > 0 } last)
        {
            return false;
        }

        return last.IsPlural || (segments.Count == 1 && !Nouns.IsSingleton(last.Words[last.Words.Length - 1]));
    }
}
