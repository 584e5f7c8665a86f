namespace Feishu.Gen.Pipeline;

/// <summary>The names under which the compiler tracks the steps. The caching tests go through all of them.</summary>
internal static class Steps
{
    public const string Options = nameof(Options);
    public const string EmitOptions = nameof(EmitOptions);
    public const string Files = nameof(Files);
    public const string Pages = nameof(Pages);
    public const string Operations = nameof(Operations);
    public const string Events = nameof(Events);
    public const string Guide = nameof(Guide);
    public const string Lessons = nameof(Lessons);
    public const string ServiceLessons = nameof(ServiceLessons);
    public const string Knowledge = nameof(Knowledge);
    public const string EventLessons = nameof(EventLessons);
    public const string EventKnowledge = nameof(EventKnowledge);
    public const string SettledPages = nameof(SettledPages);
    public const string SettledEvents = nameof(SettledEvents);
    public const string Headers = nameof(Headers);
    public const string EventHeaders = nameof(EventHeaders);
    public const string Names = nameof(Names);
    public const string VersionPages = nameof(VersionPages);
    public const string Versions = nameof(Versions);
    public const string OperationPlans = nameof(OperationPlans);
    public const string EventPlans = nameof(EventPlans);
    public const string SharedTypesPlans = nameof(SharedTypesPlans);
    public const string VersionPlans = nameof(VersionPlans);
    public const string ServicePlans = nameof(ServicePlans);
    public const string ClientPlans = nameof(ClientPlans);
    public const string PageFindings = nameof(PageFindings);
    public const string CatalogFindings = nameof(CatalogFindings);
}
