namespace Feishu.Gen.Cli.Fetching;

/// <summary>What came of fetching a page.</summary>
/// <param name="Page">The page, or null.</param>
/// <param name="Failure">Why there is none.</param>
internal readonly record struct FetchOutcome(FetchedPage? Page, string Failure);
