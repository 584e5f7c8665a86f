using System.CommandLine;

namespace Feishu.Gen.Cli.Commands;

/// <summary>The options of the commands that fetch pages.</summary>
internal static class FetchOptions
{
    /// <summary>The folder that pages are kept in where nobody says otherwise.</summary>
    public const string UsualFolder = "specs";

    /// <summary>Where to fetch from.</summary>
    public static Option<string?> Base() => new("--base")
    {
        Description = "Scheme and host to fetch from instead of the pages' own site: a mirror, or a fake in a test",
        HelpName = "address",
    };

    /// <summary>The address that the option has.</summary>
    /// <exception cref="UserException">It is none.</exception>
    public static Uri? Read(string? site) => site is null ? null
        : Uri.TryCreate(site, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new UserException($"'{site}' is no address; --base takes one like https://open.feishu.cn");
}
