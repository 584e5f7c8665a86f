using System.Globalization;
using Feishu.Gen.Operations;
using Feishu.Gen.Vocabulary;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>The error table as responses: one for each HTTP status, with its codes in the description.</summary>
internal static class ErrorResponses
{
    /// <summary>The component that all of them refer to.</summary>
    public const string SchemaName = "Error";

    /// <summary>What the platform responds with instead of a result.</summary>
    public static IOpenApiSchema Schema() => new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            [EnvelopeNames.Code] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            [EnvelopeNames.Message] = new OpenApiSchema { Type = JsonSchemaType.String },
            [EnvelopeNames.Error] = new OpenApiSchema { Type = JsonSchemaType.Object },
        },
    };

    /// <summary>Adds the responses of an operation's errors; those that come with status 200 are told from results by their code.</summary>
    public static void Add(OpenApiResponses responses, IEnumerable<ErrorCode> errors, OpenApiDocument document)
    {
        foreach (var group in errors.Where(e => e.Status is not (null or 200)).GroupBy(e => e.Status!.Value).OrderBy(g => g.Key))
        {
            responses[group.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join('\n', group.Select(Line)),
                Content = new Dictionary<string, IOpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/json"] = new OpenApiMediaType { Schema = new OpenApiSchemaReference(SchemaName, document) },
                },
            };
        }
    }

    private static string Line(ErrorCode error) => string.Create(CultureInfo.InvariantCulture, $"- `{error.Code}`: {error.Description}");
}
