using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Diff;

/// <summary>Compares two versions of an event.</summary>
/// <param name="before">What was emitted.</param>
/// <param name="after">What is emitted.</param>
/// <param name="found">Takes the changes.</param>
internal sealed class EventComparison(ApiSurface before, ApiSurface after, ChangeList found)
{
    /// <summary>Compares them.</summary>
    public void Compare(EventPlan old, EventPlan now)
    {
        found.AddIfDifferent(ChangeAspect.Form, Form(old.Event), Form(now.Event));
        found.AddIfDifferent(ChangeAspect.Deprecation, old.Event.Deprecation, now.Event.Deprecation);
        new FieldComparison(before, after, found).Compare(
            "event.",
            new FieldSide(old.Event.Fields, old.Place.FullTypeName),
            new FieldSide(now.Event.Fields, now.Place.FullTypeName),
            _ => []);
        found.AddScopes(ChangeAspect.Scope, old.Event.Scopes, now.Event.Scopes);
        found.AddScopes(ChangeAspect.FieldScope, old.Event.FieldScopes, now.Event.FieldScopes);
    }

    private static string Form(EventDefinition definition) => definition.IsOldForm ? "1.0" : "2.0";
}
