namespace Feishu.Runtime.Validation;

/// <summary>Finds what goes against an operation's page.</summary>
/// <param name="operation">The operation.</param>
/// <param name="uri">The address with the query.</param>
/// <param name="body">The JSON body; empty for none.</param>
/// <param name="texts">The text parts of a form.</param>
internal delegate IReadOnlyList<FeishuFieldViolation> FindViolations(FeishuOperation operation, Uri uri, ReadOnlySpan<byte> body, IEnumerable<(string Name, string Text)> texts);
