using Feishu.Gen.Catalog;

namespace Feishu.Testing.Requests;

/// <summary>Finds the operations of an address. A segment that a page spells out goes before one that it leaves open.</summary>
internal sealed class RouteTable
{
    private readonly Node _root = new();

    /// <param name="operations">The operations; of those of one address the first stands for it.</param>
    public RouteTable(IEnumerable<OperationPlan> operations)
    {
        foreach (var operation in operations)
        {
            var node = _root;
            foreach (var segment in Split(operation.Operation.Path))
            {
                node = IsParameter(segment) ? node.Open ??= new Node() : node.Next(segment);
            }

            node.Operations.Add(operation);
        }
    }

    /// <summary>The operations of an address, with what stands for the parameters of the path; none where no page has it.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, escaped.</param>
    public IReadOnlyList<RoutedOperation> Find(string method, string path)
    {
        var segments = Split(path).Select(Uri.UnescapeDataString).ToArray();
        return [.. Find(_root, segments, 0, method).Select(plan => new RoutedOperation(plan, ValuesOf(plan, segments)))];
    }

    private static List<OperationPlan> Find(Node node, string[] segments, int at, string method)
    {
        if (at == segments.Length)
        {
            return node.Operations.FindAll(o => o.Operation.Method == method);
        }

        List<OperationPlan> found = node.Literals.TryGetValue(segments[at], out var literal) ? Find(literal, segments, at + 1, method) : [];
        return found.Count > 0 || node.Open is null || segments[at].Length == 0 ? found : Find(node.Open, segments, at + 1, method);
    }

    private static Dictionary<string, string> ValuesOf(OperationPlan plan, string[] segments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (template, value) in Split(plan.Operation.Path).Zip(segments).Where(pair => IsParameter(pair.First)))
        {
            values[template[1..]] = value;
        }

        return values;
    }

    private static string[] Split(string path) => path.Trim('/').Split('/');

    private static bool IsParameter(string segment) => segment is [':', _, ..];

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = new(StringComparer.Ordinal);

        public Node? Open { get; set; }

        public List<OperationPlan> Operations { get; } = [];

        public Node Next(string segment)
        {
            if (!Literals.TryGetValue(segment, out var next))
            {
                Literals.Add(segment, next = new Node());
            }

            return next;
        }
    }
}

/// <summary>An operation that a request may call.</summary>
/// <param name="Plan">The operation.</param>
/// <param name="PathValues">What stands for the parameters of its path.</param>
internal sealed record RoutedOperation(OperationPlan Plan, IReadOnlyDictionary<string, string> PathValues);
