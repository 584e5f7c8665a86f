using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>A finished document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Notes">What could not be said as OpenAPI wants it.</param>
internal sealed record Export(OpenApiDocument Document, IReadOnlyList<string> Notes)
{
    /// <summary>Writes it as OpenAPI 3.1 JSON with LF at the ends of lines.</summary>
    public void Write(TextWriter output)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Document.SerializeAsV31(new OpenApiJsonWriter(text));
        output.Write(text.ToString());
        output.Write('\n');
    }
}
