using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>A finished document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Notes">What could not be said as OpenAPI wants it.</param>
internal sealed record Export(OpenApiDocument Document, IReadOnlyList<string> Notes)
{
    /// <summary>OpenAPI 3.1 as JSON, with LF at the ends of lines but the last.</summary>
    public string ToJson()
    {
        using var text = new StringWriter { NewLine = "\n" };
        Document.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }
}
