using Feishu.Gen.Pages;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Finds the sentence that says that something should not be used any more; pages have no fixed marker for it.</summary>
internal static class DeprecationReader
{
    private static readonly char[] s_sentenceEnds = ['。', '！', '；'];

    private static readonly string[] s_fieldWords = ["废弃", "弃用", "已下线", "不再使用", "不再维护", "不推荐使用", "请勿使用"];

    private static readonly string[] s_pageWords = ["历史版本", "不推荐", "尽快迁移", "废弃", "弃用", "已下线", "不再维护", "不再更新", "停止维护"];

    /// <summary>The sentence about a field, or null: it stands first, as later ones speak of single values.</summary>
    public static string? OfField(string description) => FirstSentence(description) is { } sentence && Mentions(sentence, s_fieldWords)
        ? sentence
        : null;

    /// <summary>The sentence about a whole page, or null.</summary>
    public static string? OfPage(string title, string summary, string? pageUrl)
    {
        foreach (var line in summary.Split('\n'))
        {
            if (MarkdownText.ToPlain(line).Trim().Split(s_sentenceEnds).FirstOrDefault(sentence => Mentions(sentence, s_pageWords)) is { } found)
            {
                return found.Trim();
            }
        }

        if (Mentions(title, s_pageWords))
        {
            return title;
        }

        return pageUrl?.IndexOf("historic-version", StringComparison.OrdinalIgnoreCase) >= 0 ? "历史版本" : null;
    }

    private static string? FirstSentence(string markdown)
    {
        var end = markdown.IndexOf('\n');
        var line = MarkdownText.ToPlain(end < 0 ? markdown : markdown.Substring(0, end)).Trim();
        end = line.IndexOfAny(s_sentenceEnds);
        return line.Length == 0 ? null : end < 0 ? line : line.Substring(0, end).Trim();
    }

    private static bool Mentions(string text, string[] words) => Array.Exists(words, w => text.IndexOf(w, StringComparison.Ordinal) >= 0);
}
