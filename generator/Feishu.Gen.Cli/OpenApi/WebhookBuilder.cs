using Feishu.Gen.Catalog;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Writes one event as a webhook: a request that the platform sends to the app.</summary>
internal sealed class WebhookBuilder(OpenApiDocument document, IBodySchemas bodies)
{
    /// <summary>The webhook with the event's body and extensions.</summary>
    public OpenApiPathItem Build(EventPlan plan)
    {
        var definition = plan.Event;
        var operation = new OpenApiOperation
        {
            OperationId = definition.Type,
            Summary = definition.Title,
            Description = definition.Summary.Length > 0 ? definition.Summary : null,
            ExternalDocs = PageLink.To(definition.PageUrl),
            Tags = new HashSet<OpenApiTagReference> { new(plan.Place.Namespace, document) },
            Deprecated = definition.Deprecation is not null,
            RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = Contents.Of(Contents.Json, EventEnvelopeSchema.Of(definition, bodies.Payload(plan)), definition.Example),
            },
            Responses = new OpenApiResponses { ["200"] = new OpenApiResponse { Description = "The event is received; after any other answer it is sent again" } },
        };
        operation.Describe(definition, plan.Place.Page);
        var item = new OpenApiPathItem();
        item.AddOperation(HttpMethod.Post, operation);
        return item;
    }
}
