using System.Globalization;

namespace Feishu.Gen.Cli.Output;

/// <summary>Writes numbers of things.</summary>
internal static class Counted
{
    /// <summary><c>1 page</c>, <c>2 pages</c>.</summary>
    public static string Of(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {thing}{(number == 1 ? "" : "s")}");
}
