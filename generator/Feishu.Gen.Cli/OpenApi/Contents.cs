using Feishu.Gen.Json;
using Feishu.Testing.Pages;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Makes the contents of bodies.</summary>
internal static class Contents
{
    /// <summary>The media type of nearly all bodies.</summary>
    public const string Json = "application/json";

    /// <summary>A content of one media type.</summary>
    /// <param name="type">The media type.</param>
    /// <param name="schema">What it looks like.</param>
    /// <param name="example">The page's example as it stands there, or null.</param>
    public static Dictionary<string, IOpenApiMediaType> Of(string type, IOpenApiSchema schema, string? example) => new(StringComparer.Ordinal)
    {
        [type] = new OpenApiMediaType { Schema = schema, Example = example is null ? null : PageJson.OfValue(LenientJson.Read(example).Value) },
    };
}
