using System.Text;

namespace Feishu.Gen.Pages.Source;

/// <summary>What only the platform's source says in running text: links within its site, and buttons.</summary>
internal static class SourceLinks
{
    private const string Internal = "](/ssl:ttdoc/";
    private const string Absolute = "](https://open.feishu.cn/document/";
    private const string ButtonTarget = "}(url=";

    /// <summary>Whether a text has any.</summary>
    public static bool AreIn(string text) => text.IndexOf(Internal, 0, StringComparison.Ordinal) >= 0;

    /// <summary>The text with absolute links and without buttons.</summary>
    public static string Resolve(string text)
    {
        var resolved = AreIn(text) ? new StringBuilder(text).Replace(Internal, Absolute).ToString() : text;
        return resolved.IndexOf(ButtonTarget, StringComparison.Ordinal) < 0 ? resolved : WithoutButtons(resolved);
    }

    /// <summary>Takes out what looks like <c>{label}(url=…)</c>, within a line.</summary>
    private static string WithoutButtons(string text)
    {
        var builder = new StringBuilder(text.Length);
        var from = 0;
        while (text.IndexOf(ButtonTarget, from, StringComparison.Ordinal) is >= 0 and var target)
        {
            var start = text.LastIndexOf('{', target, target - from + 1);
            var end = text.IndexOfAny([')', '\n'], target);
            if (start < 0 || end < 0 || text[end] == '\n')
            {
                builder.Append(text, from, target + ButtonTarget.Length - from);
                from = target + ButtonTarget.Length;
                continue;
            }

            builder.Append(text, from, start - from);
            from = end + 1;
        }

        return builder.Append(text, from, text.Length - from).ToString().TrimEnd();
    }
}
