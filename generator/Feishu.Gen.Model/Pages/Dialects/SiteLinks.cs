using System.Text;

namespace Feishu.Gen.Pages.Dialects;

/// <summary>
/// What dialects say differently in running text: the platform's source has links within its site and buttons, a mirror has links
/// to the platform's other host, and the export has images without a scheme.
/// </summary>
internal static class SiteLinks
{
    /// <summary>How far the end of a button is looked for; so the time stays in proportion to the text.</summary>
    private const int LongestTarget = 1024;

    private const string SourceTarget = "](/ssl:ttdoc/";
    private const string MirrorTarget = "](https://open.larkoffice.com/document/";
    private const string Target = "](https://open.feishu.cn/document/";
    private const string BareTarget = "](//";
    private const string ButtonTarget = "}(url=";

    private static readonly char[] s_targetEnds = [')', '\n'];

    /// <summary>Whether a text has any.</summary>
    public static bool AreIn(string text) =>
        text.IndexOf(SourceTarget, 0, StringComparison.Ordinal) >= 0
        || text.IndexOf(MirrorTarget, 0, StringComparison.Ordinal) >= 0
        || text.IndexOf(BareTarget, 0, StringComparison.Ordinal) >= 0
        || text.IndexOf(ButtonTarget, 0, StringComparison.Ordinal) >= 0;

    /// <summary>The text with links as the export has them, and without buttons.</summary>
    public static string Resolve(string text)
    {
        if (!AreIn(text))
        {
            return text;
        }

        var resolved = new StringBuilder(text).Replace(SourceTarget, Target).Replace(MirrorTarget, Target).Replace(BareTarget, "](https://").ToString();
        return WithoutButtons(resolved);
    }

    /// <summary>Takes out what looks like <c>{label}(url=…)</c>, within a line.</summary>
    private static string WithoutButtons(string text)
    {
        var builder = new StringBuilder(text.Length);
        var from = 0;
        while (text.IndexOf(ButtonTarget, from, StringComparison.Ordinal) is >= 0 and var target)
        {
            var start = text.LastIndexOf('{', target, target - from + 1);
            var end = text.IndexOfAny(s_targetEnds, target, Math.Min(LongestTarget, text.Length - target));
            if (start < 0 || end < 0 || text[end] == '\n')
            {
                start = end = target + ButtonTarget.Length - 1;
            }

            builder.Append(text, from, start - from);
            from = end + 1;
        }

        return from == 0 ? text : builder.Append(text, from, text.Length - from).ToString();
    }
}
