using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>An operation with every name that its C# code has.</summary>
public sealed record OperationPlan
{
    /// <summary>What the page says.</summary>
    public required Operation Operation { get; init; }

    /// <summary>The id, such as <c>task.v1.task.batchDeleteFollower</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The page, relative to the project.</summary>
    public required string PagePath { get; init; }

    /// <summary>The name of its file, less the ending; no other file is called so, case aside. Empty where there is no code.</summary>
    public required string FileName { get; init; }

    /// <summary>The service, version and resource that it belongs to.</summary>
    public required ResourceName Resource { get; init; }

    /// <summary>The method, less its ending <c>Async</c>.</summary>
    public required string MethodName { get; init; }

    /// <summary>What the names of the operation's own types begin with: <c>BatchDeleteFollowerTask</c>.</summary>
    public required string TypeBase { get; init; }

    /// <summary>The path's parameters, in its order.</summary>
    public EquatableArray<MemberPlan> PathParameters { get; init; }

    /// <summary>The query parameters that must be given, in the page's order.</summary>
    public EquatableArray<MemberPlan> RequiredQuery { get; init; }

    /// <summary>The record of the optional query parameters, or null where there are none.</summary>
    public ModelPlan? Query { get; init; }

    /// <summary>The record that is sent, or null.</summary>
    public ModelPlan? Request { get; init; }

    /// <summary>The record that comes back, or null where nothing does but the envelope.</summary>
    public ModelPlan? Response { get; init; }

    /// <summary>How to go through the pages of results, or null where there are none.</summary>
    public PagingPlan? Paging { get; init; }

    /// <summary>The open lists of the values of its own fields, by name.</summary>
    public EquatableArray<ValuePlan> Values { get; init; }

    /// <summary>The named error codes, in the page's order.</summary>
    public EquatableArray<ErrorConstant> Errors { get; init; }
}

/// <summary>An event with every name that its C# code has.</summary>
/// <param name="Event">What the page says.</param>
/// <param name="Place">Its page, and the names of its type.</param>
/// <param name="Model">The record of its payload.</param>
/// <param name="Values">The open lists of the values of its own fields, by name.</param>
public sealed record EventPlan(EventDefinition Event, ClientEvent Place, ModelPlan Model, EquatableArray<ValuePlan> Values);

/// <summary>The events of a namespace, which are one file: what the compiler does at every edit grows with the square of the files.</summary>
/// <param name="Namespace">The namespace below the client's.</param>
/// <param name="Events">The events, by type.</param>
/// <param name="FileName">The name of their file, less the ending.</param>
public sealed record EventFilePlan(string Namespace, EquatableArray<EventPlan> Events, string FileName);

/// <summary>The C# names of a resource and of what it stands in.</summary>
/// <param name="Service">The client's property, such as <c>Task</c>.</param>
/// <param name="Version">The service's property, such as <c>V1</c>.</param>
/// <param name="Name">The version's property, such as <c>Task</c>.</param>
public sealed record ResourceName(string Service, string Version, string Name)
{
    /// <summary>The namespace of everything of one service version, below the client's: <c>TaskV1</c>.</summary>
    public string Namespace => Service + Version;

    /// <summary>The class of the service: <c>TaskService</c>.</summary>
    public string ServiceClass => Service + "Service";

    /// <summary>The class of the service version: <c>TaskV1Service</c>.</summary>
    public string VersionClass => Service + Version + "Service";

    /// <summary>The class of the resource: <c>TaskResource</c>.</summary>
    public string ResourceClass => Name + "Resource";
}

/// <summary>A named error code.</summary>
/// <param name="Name">The constant.</param>
/// <param name="Error">What the page says of it.</param>
public sealed record ErrorConstant(string Name, ErrorCode Error);

/// <summary>A record with every name that its C# code has.</summary>
public sealed record ModelPlan
{
    /// <summary>The type, without namespace and enclosing types.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, as Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The members, in the page's order.</summary>
    public EquatableArray<MemberPlan> Members { get; init; }

    /// <summary>The types that stand within it, as no other can mean them.</summary>
    public EquatableArray<ModelPlan> Nested { get; init; }
}

/// <summary>A member of a record, or a parameter.</summary>
public sealed record MemberPlan
{
    /// <summary>What the page says; its fields are left out, as <see cref="Type"/> stands for them.</summary>
    public required Field Field { get; init; }

    /// <summary>The C# name; a parameter's begins in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>The C# type.</summary>
    public required TypeRef Type { get; init; }

    /// <summary>Whether C# demands a value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>How many bytes a file may have; null where the page does not say, and for what is no file.</summary>
    public long? MaxFileSize { get; init; }
}

/// <summary>The types of a namespace that belong to no single operation or event.</summary>
/// <param name="Namespace">The namespace below the client's.</param>
/// <param name="Models">The shared models, by name.</param>
/// <param name="Values">The open lists of their values, by name.</param>
/// <param name="FileName">The name of their file, less the ending.</param>
public sealed record SharedTypesPlan(string Namespace, EquatableArray<SharedModelPlan> Models, EquatableArray<ValuePlan> Values, string FileName);

/// <summary>A model that all pages of a service version share.</summary>
/// <param name="Namespace">The namespace below the client's.</param>
/// <param name="Model">The model.</param>
public sealed record SharedModelPlan(string Namespace, ModelPlan Model);

/// <summary>An open list of string values.</summary>
/// <param name="Namespace">The namespace below the client's.</param>
/// <param name="Name">The type.</param>
/// <param name="Description">What the values say, as Markdown.</param>
/// <param name="Values">The values that pages name, each with its C# name.</param>
public sealed record ValuePlan(string Namespace, string Name, string Description, EquatableArray<NamedValue> Values);

/// <summary>A named value of an open list.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Value">The value, with what it means.</param>
public sealed record NamedValue(string Name, AllowedValue Value);

/// <summary>The resources of one service version.</summary>
/// <param name="Version">The version: a name with an empty resource.</param>
/// <param name="Resources">Its resources, each with the names of its operations' methods, by name.</param>
/// <param name="Files">What the names of its files begin with.</param>
public sealed record VersionPlan(ResourceName Version, EquatableArray<ResourcePlan> Resources, string Files);

/// <summary>A resource.</summary>
/// <param name="Resource">Its names.</param>
/// <param name="Methods">The methods of its operations, less their ending <c>Async</c>, by name.</param>
public sealed record ResourcePlan(ResourceName Resource, EquatableArray<string> Methods);

/// <summary>A namespace: that of a service version, or of the events without one.</summary>
/// <param name="Name">The namespace below the client's.</param>
/// <param name="Files">What the names of its files begin with.</param>
public sealed record NamespacePlan(string Name, string Files);

/// <summary>A service with the versions that have pages.</summary>
/// <param name="Name">The client's property.</param>
/// <param name="Versions">The versions: names with an empty resource.</param>
/// <param name="FileName">The name of its file, less the ending.</param>
public sealed record ServicePlan(string Name, EquatableArray<ResourceName> Versions, string FileName);

/// <summary>The client.</summary>
/// <param name="Versions">Everything that it leads to.</param>
/// <param name="Events">The events, by type.</param>
public sealed record ClientPlan(EquatableArray<VersionPlan> Versions, EquatableArray<ClientEvent> Events);

/// <summary>How to go through the pages of an operation's results.</summary>
/// <param name="Items">The response's list of results.</param>
/// <param name="Item">The C# type of a result.</param>
/// <param name="Place">Where the request says which page is wanted.</param>
/// <param name="Cursor">The query's or request's member that says which page is wanted.</param>
/// <param name="IsOffset">The cursor counts results, and is no token that the last page named.</param>
/// <param name="NextToken">The response's token of the next page; null for an offset.</param>
/// <param name="HasMore">The response's word on whether there are more pages; null where the page lists none.</param>
public sealed record PagingPlan(
    MemberPlan Items,
    TypeRef Item,
    CursorLocation Place,
    MemberPlan Cursor,
    bool IsOffset,
    MemberPlan? NextToken,
    MemberPlan? HasMore);

/// <summary>Where a request says which page of results is wanted.</summary>
public enum CursorLocation
{
    /// <summary>In the query.</summary>
    Query,

    /// <summary>In the body.</summary>
    Body,
}
