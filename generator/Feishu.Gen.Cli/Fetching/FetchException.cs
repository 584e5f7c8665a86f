namespace Feishu.Gen.Cli.Fetching;

/// <summary>A single page that could not be had; the message says why.</summary>
/// <param name="message">Why.</param>
/// <param name="isMissing">Whether it is not there at all.</param>
internal sealed class FetchException(string message, bool isMissing = false) : Exception(message)
{
    /// <summary>Whether it is not there at all.</summary>
    public bool IsMissing => isMissing;
}
