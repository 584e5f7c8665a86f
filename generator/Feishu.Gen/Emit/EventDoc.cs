using Feishu.Gen.Operations;

namespace Feishu.Gen.Emit;

/// <summary>Writes the XML comment of an event's payload.</summary>
internal static class EventDoc
{
    /// <summary>Writes comment and attribute.</summary>
    public static void Write(CodeWriter code, EventDefinition described)
    {
        code.DocElement("summary", "summary", [$"<para>{DocInline.ToXml(described.Title)}</para>", .. DocBlocks.ToXml(described.Summary)]);
        var remarks = new List<string> { $"<para>事件类型：<c>{DocInline.Escape(described.Type)}</c></para>" };
        AccessDoc.Write(remarks, described.Scopes, described.ScopeNote, described.FieldScopes, described.AppTypes);
        AccessDoc.WritePage(remarks, described.Title, described.PageUrl, described.UpdatedOn);
        code.DocElement("remarks", "remarks", remarks);
        if (described.Deprecation is { } hint)
        {
            code.Line($"[global::System.Obsolete({Literal.String(hint)})]");
        }
    }
}
