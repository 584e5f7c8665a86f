namespace Feishu.Testing.Platform;

/// <summary>Finds operations by their ids, or by these as the official SDKs write them: without the marks and capitals that tell like ones apart.</summary>
/// <param name="ids">All ids.</param>
internal sealed class OperationIds(IEnumerable<string> ids)
{
    private readonly ILookup<string, string> _ids = ids.ToLookup(Plain, StringComparer.OrdinalIgnoreCase);

    /// <summary>The id that is meant; null where there is none, or more than one.</summary>
    public string? Find(string id)
    {
        var found = _ids[Plain(id)].ToList();
        return found.Contains(id) ? id : found.Count == 1 ? found[0] : null;
    }

    private static string Plain(string id) => string.Concat(id.Where(c => c is not ('_' or '-' or '~')));
}
