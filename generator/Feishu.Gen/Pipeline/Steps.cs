namespace Feishu.Gen.Pipeline;

/// <summary>The names under which the compiler tracks the steps. The caching tests go through all of them.</summary>
internal static class Steps
{
    public const string Options = nameof(Options);
    public const string EmitOptions = nameof(EmitOptions);
    public const string Files = nameof(Files);
    public const string Pages = nameof(Pages);
    public const string Operations = nameof(Operations);
    public const string Guide = nameof(Guide);
    public const string Catalog = nameof(Catalog);
    public const string OperationPlans = nameof(OperationPlans);
    public const string ModelPlans = nameof(ModelPlans);
    public const string ValuePlans = nameof(ValuePlans);
    public const string VersionPlans = nameof(VersionPlans);
    public const string ServicePlans = nameof(ServicePlans);
    public const string ClientPlans = nameof(ClientPlans);
    public const string PageFindings = nameof(PageFindings);
    public const string CatalogFindings = nameof(CatalogFindings);
}
