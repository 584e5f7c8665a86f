using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Writes paths in OpenAPI's form.</summary>
internal static class PathTemplate
{
    /// <summary>The path with <c>{name}</c> for <c>:name</c>.</summary>
    public static string Of(Operation operation) =>
        string.Join('/', operation.Path.Split('/').Select(s => s.Length > 1 && s[0] == ':' ? $"{{{s[1..]}}}" : s));
}
