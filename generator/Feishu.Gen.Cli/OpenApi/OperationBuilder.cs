using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Writes one operation.</summary>
internal sealed class OperationBuilder(OpenApiDocument document, IBodySchemas bodies)
{
    /// <summary>The operation with its parameters, bodies and extensions.</summary>
    /// <param name="plan">The operation.</param>
    /// <param name="pathNames">What the parameters of the path are called in the document, in order.</param>
    public OpenApiOperation Build(OperationPlan plan, IReadOnlyList<string> pathNames)
    {
        var operation = plan.Operation;
        var built = new OpenApiOperation
        {
            OperationId = plan.Id,
            Summary = operation.Title,
            Description = operation.Summary.Length > 0 ? operation.Summary : null,
            Tags = new HashSet<OpenApiTagReference> { new(plan.Resource.Namespace, document) },
            Deprecated = operation.Deprecation is not null,
            ExternalDocs = PageLink.To(operation.PageUrl),
            Parameters = Parameters(plan, pathNames),
            RequestBody = operation.Body is { } body ? Request(plan, body) : null,
            Responses = Responses(plan),
        };
        if (operation.Host != Host.Open)
        {
            built.Servers = [new OpenApiServer { Url = Servers.AddressOf(operation.Host) }];
        }

        if (operation.Tokens != TokenKinds.None || operation.NeedsHelpdesk)
        {
            built.Security = SecuritySchemes.Of(operation, document);
        }

        built.Describe(operation, plan.PagePath);
        return built;
    }

    private static List<IOpenApiParameter>? Parameters(OperationPlan plan, IReadOnlyList<string> pathNames)
    {
        var types = plan.PathParameters.Concat(plan.RequiredQuery).Concat(plan.Query?.Members ?? [])
            .ToLookup(m => m.Field.Name, m => m.Type, StringComparer.Ordinal);
        List<IOpenApiParameter> parameters =
        [
            .. plan.Operation.PathParameters.Select((p, i) => Renamed(Parameter(p, ParameterLocation.Path, types[p.Name]), pathNames[i])),
            .. plan.Operation.QueryParameters.Select(p => Parameter(p, ParameterLocation.Query, types[p.Name])),
            .. plan.Operation.Headers.Select(p => Parameter(p, ParameterLocation.Header, [])),
        ];
        return parameters.Count == 0 ? null : parameters;
    }

    /// <summary>A parameter under the name that it has in the document's path.</summary>
    private static OpenApiParameter Renamed(OpenApiParameter parameter, string name)
    {
        if (parameter.Name != name)
        {
            parameter.Extend("x-feishu-name", parameter.Name!);
            parameter.Name = name;
        }

        return parameter;
    }

    private static OpenApiParameter Parameter(Field field, ParameterLocation location, IEnumerable<TypeRef> types)
    {
        var schema = Schemas.Of(field.Type, static () => new OpenApiSchema { Type = JsonSchemaType.Object });
        schema.Describe(field);
        if (types.Select(t => ModelIndex.ValueName(t.Element())).FirstOrDefault() is { } values)
        {
            schema.Extend(Extensions.Model, values);
        }

        var parameter = new OpenApiParameter
        {
            Name = field.Name,
            In = location,
            Required = field.IsRequired == true,
            Deprecated = schema.Deprecated,
            Description = schema.Description,
            Schema = schema,
            Example = schema.Examples?[0],
        };

        // Both stand on the parameter, where tools look for them.
        schema.Description = null;
        schema.Examples = null;
        schema.Deprecated = false;
        return parameter;
    }

    private OpenApiRequestBody Request(OperationPlan plan, RequestBody body) => new()
    {
        Required = body.Fields.Any(f => f.IsRequired == true),
        Content = Contents.Of(
            body.Kind == BodyKind.Multipart ? "multipart/form-data" : Contents.Json,
            bodies.Request(plan, body),
            body.Example),
    };

    private OpenApiResponses Responses(OperationPlan plan)
    {
        var response = plan.Operation.Response;
        var responses = new OpenApiResponses();
        if (response.Kind == ResponseKind.Redirect)
        {
            responses["302"] = new OpenApiResponse { Description = "The browser goes on to `redirect_uri`" };
            return responses;
        }

        responses["200"] = new OpenApiResponse
        {
            Description = response.Kind == ResponseKind.Bytes ? "A file" : "The result",
            Content = response.Kind switch
            {
                ResponseKind.Bytes => Contents.Of("application/octet-stream", Schemas.File(), example: null),
                ResponseKind.Events => Contents.Of("text/event-stream", bodies.Response(plan), response.Example),
                _ => Contents.Of(Contents.Json, bodies.Response(plan), response.Example),
            },
        };
        ErrorResponses.Add(responses, plan.Operation.Errors, document);
        return responses;
    }
}
