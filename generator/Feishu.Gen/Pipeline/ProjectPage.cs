using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Feishu.Gen.Pipeline;

/// <summary>An additional file that the project marks as a page.</summary>
/// <param name="Text">The file; the compiler makes a new one for each edit.</param>
/// <param name="Path">Where it is.</param>
/// <param name="RelativePath">Where it is below the project, with <c>/</c>: what output may depend on.</param>
/// <param name="NoWarn">The ids of diagnostics that are not wanted for it.</param>
internal sealed record ProjectPage(AdditionalText Text, string Path, string RelativePath, EquatableArray<string> NoWarn)
{
    private const string Mark = "build_metadata.AdditionalFiles.FeishuPage";
    private const string NoWarnKey = "build_metadata.AdditionalFiles.FeishuNoWarn";

    /// <summary>The page that a file is, or null where it is none.</summary>
    public static ProjectPage? Of(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(text);
        if (!options.TryGetValue(Mark, out var mark) || !mark.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        options.TryGetValue(NoWarnKey, out var noWarn);
        provider.GlobalOptions.TryGetValue("build_property.ProjectDir", out var root);
        return new ProjectPage(text, text.Path, Relative(text.Path, root), Ids(noWarn));
    }

    private static EquatableArray<string> Ids(string? list) =>
        (list ?? "").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(id => id.ToUpperInvariant()).ToEquatableArray();

    /// <summary>The path below the project; a page from elsewhere keeps the part that does not depend on where the project is.</summary>
    private static string Relative(string path, string? root)
    {
        var file = Parts(path);
        var folder = Parts(root ?? "");
        var common = 0;
        while (common < folder.Length && common < file.Length - 1 && string.Equals(folder[common], file[common], StringComparison.Ordinal))
        {
            common++;
        }

        return string.Join("/", Enumerable.Repeat("..", folder.Length - common).Concat(file.Skip(common)));
    }

    private static string[] Parts(string path) => path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
}
