namespace Feishu.Gen.Catalog;

/// <summary>Sees whether an operation's result comes page by page, and how.</summary>
internal static class PagingPlanner
{
    private static readonly string[] s_nextTokens = ["page_token", "next_page_token"];
    private static readonly string[] s_offsets = ["offset"];

    /// <summary>The plan, or null where the results do not come in pages, or it is not clear which list they are.</summary>
    public static PagingPlan? Plan(ModelPlan? query, ModelPlan? request, ModelPlan? response)
    {
        if (response is null || Items(response) is not { Type: TypeRef.List list } items)
        {
            return null;
        }

        var hasMore = Find(response, "has_more", static t => t is TypeRef.Boolean);
        var next = s_nextTokens.Select(n => Find(response, n, static t => t is TypeRef.Text)).FirstOrDefault(m => m is not null);
        foreach (var (place, sent) in new[] { (CursorLocation.Query, query), (CursorLocation.Body, request) })
        {
            if (next is not null && Find(sent, "page_token", static t => t is TypeRef.Text) is { IsRequired: false } token)
            {
                return new PagingPlan(items, list.Item, place, token, IsOffset: false, next, hasMore);
            }

            var offset = s_offsets.Select(n => Find(sent, n, static t => t is TypeRef.Integer)).FirstOrDefault(m => m is not null);
            if (next is null && offset is { IsRequired: false })
            {
                return new PagingPlan(items, list.Item, place, offset, IsOffset: true, null, hasMore);
            }
        }

        return null;
    }

    private static MemberPlan? Find(ModelPlan? model, string name, Func<TypeRef, bool> isType) =>
        model?.Members.FirstOrDefault(m => m.Field.Name == name && isType(m.Type));

    /// <summary>The list called items, or the only one that there is.</summary>
    private static MemberPlan? Items(ModelPlan response)
    {
        var lists = response.Members.Where(m => m.Type is TypeRef.List).ToList();
        return lists.Find(m => m.Field.Name == "items") ?? (lists.Count == 1 ? lists[0] : null);
    }
}
