using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>A page to be fetched.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="File">The file that is to hold it; null for the one that its address names.</param>
internal sealed record WantedPage(PageAddress Address, PageFile? File);
