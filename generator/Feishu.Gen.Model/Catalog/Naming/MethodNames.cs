namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// The identifiers of the methods of one client. SDK names cannot tell all endpoints apart (<c>/agent_schedules</c> and
/// <c>/agents/:id/schedules</c> both list an <c>agentSchedule</c>), so where two of them meet, the one with the plainest id keeps
/// the SDK's name, and the others carry their id. This is the only name that depends on which other
/// pages there are; ids do not.
/// </summary>
public static class MethodNames
{
    /// <summary>Between an identifier and the spelling of the id; no other identifier has it.</summary>
    private const string Separator = "__";

    /// <summary>Names the methods, in the order of the operations: unique for different ids within a service, version and resource.</summary>
    /// <param name="operations">All operations of the client.</param>
    public static EquatableArray<MethodName> Of(IReadOnlyList<OperationName> operations)
    {
        var plainest = new Dictionary<(string, string, string, string), string>(operations.Count);
        foreach (var operation in operations)
        {
            var key = Key(operation);
            if (!plainest.TryGetValue(key, out var id) || IsPlainer(operation.Id, id))
            {
                plainest[key] = operation.Id;
            }
        }

        return operations.Select(operation => Name(operation, plainest[Key(operation)])).ToEquatableArray();
    }

    private static MethodName Name(OperationName operation, string plainest) => plainest == operation.Id
        ? new MethodName(operation.MethodIdentifier, null)
        : new MethodName(operation.MethodIdentifier + Separator + CSharpNames.Spelled(operation.Id.Replace('.', '_')), plainest);

    private static bool IsPlainer(string id, string other) =>
        id.Length != other.Length ? id.Length < other.Length : string.CompareOrdinal(id, other) < 0;

    private static (string Service, string Version, string Resource, string Method) Key(OperationName name) =>
        (name.ServiceIdentifier, name.VersionIdentifier, name.ResourceIdentifier, name.MethodIdentifier);
}

/// <summary>What the method of an operation is called.</summary>
/// <param name="Identifier">The identifier.</param>
/// <param name="Rival">The id of the operation that has the SDK's name instead of this one, or null.</param>
public sealed record MethodName(string Identifier, string? Rival);
