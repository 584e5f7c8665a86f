namespace Feishu.Runtime;

/// <summary>A row of the error table on an operation's page.</summary>
/// <param name="Status">The HTTP status, or null where the page gives none.</param>
/// <param name="Code">The platform's code.</param>
/// <param name="Description">What it means; mostly the platform's literal text.</param>
/// <param name="Suggestion">What to do about it, as the page says; may be empty.</param>
public sealed record FeishuDocumentedError(int? Status, long Code, string Description, string Suggestion);
