using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Writes into a comment what operations and events have in common: who may use them, and which page says so.</summary>
internal static class AccessDoc
{
    /// <summary>Writes the permissions and the kinds of app.</summary>
    public static void Write(List<string> xml, EquatableArray<Scope> scopes, string note, EquatableArray<Scope> fieldScopes, AppTypes appTypes)
    {
        Scopes(xml, "权限要求（开启任一即可）", scopes);
        xml.AddRange(DocBlocks.ToXml(note));
        Scopes(xml, "字段权限要求", fieldScopes);
        if (appTypes != AppTypes.Unknown)
        {
            xml.Add("<para>支持的应用类型：" + appTypes switch
            {
                AppTypes.Custom => "自建应用",
                AppTypes.Store => "商店应用",
                _ => "自建应用、商店应用",
            } + "</para>");
        }
    }

    /// <summary>Writes the page and its day.</summary>
    public static void WritePage(List<string> xml, string title, string? url, string? updatedOn)
    {
        if (updatedOn is not null)
        {
            xml.Add($"<para>文档更新于 {DocInline.Escape(updatedOn)}</para>");
        }

        if (url is not null)
        {
            xml.Add($"<para><see href=\"{DocInline.Escape(url)}\">{DocInline.ToXml(title)}</see></para>");
        }
    }

    private static void Scopes(List<string> xml, string label, EquatableArray<Scope> scopes)
    {
        if (scopes.Count == 0)
        {
            return;
        }

        xml.Add($"<para>{label}：</para>");
        xml.Add("<list type=\"bullet\">");
        xml.AddRange(scopes.Select(s => $"<item><description>{FieldDoc.ScopeXml(s)}</description></item>"));
        xml.Add("</list>");
    }
}
