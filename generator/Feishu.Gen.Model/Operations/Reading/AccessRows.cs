namespace Feishu.Gen.Operations.Reading;

/// <summary>The rows of a page's first table that say which apps may call an operation, or subscribe to an event, and with which permissions.</summary>
internal sealed class AccessRows
{
    /// <summary>The kinds of app.</summary>
    public AppTypes AppTypes { get; private set; }

    /// <summary>The permissions of which one is needed.</summary>
    public EquatableArray<Scope> Scopes { get; private set; }

    /// <summary>What is said of them besides.</summary>
    public string ScopeNote { get; private set; } = "";

    /// <summary>The permissions that single fields need.</summary>
    public EquatableArray<Scope> FieldScopes { get; private set; }

    /// <summary>Takes a row, if it is one of these.</summary>
    /// <param name="label">The first cell's plain text.</param>
    /// <param name="value">The second cell as Markdown.</param>
    public void Take(string label, string value)
    {
        if (label.StartsWith("支持的应用类型", StringComparison.Ordinal))
        {
            AppTypes = ReadAppTypes(value);
        }
        else if (label.StartsWith("字段权限要求", StringComparison.Ordinal))
        {
            FieldScopes = ScopeReader.Read(value);
        }
        else if (label.IndexOf("权限要求", StringComparison.Ordinal) >= 0)
        {
            Scopes = ScopeReader.Read(value);
            ScopeNote = ScopeReader.ReadNote(value);
        }
    }

    private static AppTypes ReadAppTypes(string text)
    {
        var types = AppTypes.Unknown;
        if (Has(text, "自建应用") || Has(text, "custom"))
        {
            types |= AppTypes.Custom;
        }

        if (Has(text, "商店应用") || Has(text, "store") || Has(text, "isv"))
        {
            types |= AppTypes.Store;
        }

        return types;
    }

    private static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
