namespace Feishu.Testing;

/// <summary>A file in a form that was sent.</summary>
/// <param name="Field">The part's name.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Content">The bytes.</param>
public sealed record FeishuMockFile(string Field, string FileName, string ContentType, ReadOnlyMemory<byte> Content);
