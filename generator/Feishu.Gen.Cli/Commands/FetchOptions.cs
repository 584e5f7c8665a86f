using System.CommandLine;
using Feishu.Gen.Cli.Exit;
using Feishu.Gen.Cli.Fetching;

namespace Feishu.Gen.Cli.Commands;

/// <summary>The options of the commands that fetch pages.</summary>
internal static class FetchOptions
{
    /// <summary>The folder that pages are kept in where nobody says otherwise.</summary>
    public const string UsualFolder = "specs";

    private const int UsualTimeout = 60;
    private const int LongestTimeout = 3600;

    /// <summary>Where to fetch from.</summary>
    public static Option<string?> Base() => new("--base")
    {
        Description = "Scheme and host to fetch from instead of the pages' own site: a mirror, or a fake in a test",
        HelpName = "address",
    };

    /// <summary>How long a page may take.</summary>
    public static Option<int> Timeout() => new("--timeout")
    {
        Description = "How long a page may take, with redirects and a second attempt",
        HelpName = "seconds",
        DefaultValueFactory = _ => UsualTimeout,
    };

    /// <summary>What the options have.</summary>
    /// <exception cref="UserException">It makes no sense.</exception>
    public static FetchSettings Read(string? site, int timeout)
    {
        if (timeout is < 1 or > LongestTimeout)
        {
            throw new UserException($"--timeout takes seconds, from 1 to {LongestTimeout}");
        }

        var address = site is null ? null
            : Uri.TryCreate(site, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
            : throw new UserException($"'{site}' is no address; --base takes one like https://open.feishu.cn");
        return new FetchSettings(address, TimeSpan.FromSeconds(timeout));
    }
}
