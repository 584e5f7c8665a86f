using Feishu.Gen.Cli.Pages;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>What became of a page that was to be fetched.</summary>
/// <param name="State">What was done.</param>
/// <param name="Sentence">Why nothing could be done, where <paramref name="State"/> is <see cref="PageState.Failed"/>; else a note, or empty.</param>
/// <param name="Page">The page that was written; null where none was.</param>
internal sealed record PageOutcome(PageState State, string Sentence = "", LoadedPage? Page = null)
{
    /// <summary>A page that was not written; the sentence says why.</summary>
    public static PageOutcome Failed(string sentence) => new(PageState.Failed, sentence);
}

/// <summary>What was done with a page.</summary>
internal enum PageState
{
    /// <summary>There is a new file.</summary>
    Added,

    /// <summary>The file has a new text.</summary>
    Updated,

    /// <summary>The file says the same already.</summary>
    Unchanged,

    /// <summary>The page could not be had, is no page, or may not be written; the file, if there is one, is as it was.</summary>
    Failed,
}
