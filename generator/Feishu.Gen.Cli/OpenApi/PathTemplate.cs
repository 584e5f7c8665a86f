using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Writes paths in OpenAPI's form.</summary>
internal static class PathTemplate
{
    /// <summary>The path with <c>{name}</c> for <c>:name</c>.</summary>
    public static string Of(Operation operation) =>
        string.Join('/', operation.Path.Split('/').Select(s => IsParameter(s) ? $"{{{s[1..]}}}" : s));

    /// <summary>The path without the names of its parameters: OpenAPI has one entry for all paths that are alike but for these.</summary>
    public static string Signature(Operation operation) => string.Join('/', operation.Path.Split('/').Select(s => IsParameter(s) ? "{}" : s));

    /// <summary>The names of the parameters in a path of OpenAPI's form, in order.</summary>
    public static IReadOnlyList<string> Names(string template) =>
        [.. template.Split('/').Where(s => s is ['{', _, .., '}']).Select(s => s[1..^1])];

    private static bool IsParameter(string segment) => segment is [':', _, ..];
}
