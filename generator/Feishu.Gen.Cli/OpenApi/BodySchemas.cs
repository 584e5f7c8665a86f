using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Where the schemas of bodies come from: each page's own tables, or the models that the client has.</summary>
internal interface IBodySchemas
{
    /// <summary>The schema of what is sent.</summary>
    IOpenApiSchema Request(OperationPlan plan, RequestBody body);

    /// <summary>The schema of what comes back, envelope included.</summary>
    IOpenApiSchema Response(OperationPlan plan);

    /// <summary>The schema of an event's payload, envelope not included.</summary>
    IOpenApiSchema Payload(EventPlan plan);

    /// <summary>The schemas that others refer to, by name.</summary>
    IEnumerable<KeyValuePair<string, IOpenApiSchema>> Components();
}
