using System.CommandLine;

namespace Feishu.Gen.Cli.Commands;

/// <summary>The argument that all commands share.</summary>
internal static class PagesArgument
{
    /// <summary>One or more folders and files.</summary>
    public static Argument<string[]> Create() => new("pages")
    {
        Description = "Folders that are searched for *.md, and single pages",
        Arity = ArgumentArity.OneOrMore,
    };
}
