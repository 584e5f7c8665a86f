namespace Feishu.Gen.Cli.Fetching;

/// <summary>How pages are fetched.</summary>
/// <param name="Site">Where to ask instead of the pages' own site; null for that.</param>
/// <param name="Timeout">How long a page may take, with everything that is tried for it.</param>
internal sealed record FetchSettings(Uri? Site, TimeSpan Timeout);
