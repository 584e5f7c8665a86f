using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Cli.Diff;

/// <summary>One side of a comparison of fields.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Record">The emitted record that they are members of, or null where nothing is emitted for them.</param>
internal readonly record struct FieldSide(EquatableArray<Field> Fields, string? Record);

/// <summary>Compares the fields of two versions of an operation or event.</summary>
/// <param name="before">What was emitted.</param>
/// <param name="after">What is emitted.</param>
/// <param name="found">Takes the changes.</param>
internal sealed class FieldComparison(ApiSurface before, ApiSurface after, ChangeList found)
{
    /// <summary>Compares fields that stand beside each other.</summary>
    /// <param name="place">What they stand in, with its dot.</param>
    /// <param name="old">What they were.</param>
    /// <param name="now">What they are.</param>
    /// <param name="explains">The names of further declarations that a field explains: those whose parameter it is.</param>
    public void Compare(string place, FieldSide old, FieldSide now, Func<Field, IEnumerable<string>> explains)
    {
        var newFields = now.Fields.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var oldFields = old.Fields.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var field in oldFields.Values)
        {
            if (!newFields.TryGetValue(field.Name, out var same))
            {
                found.Add(ChangeAction.Removed, ChangeAspect.Field, place + field.Name, FieldText.Of(field.Type), null, Names(before, old.Record, field, explains), Below(old.Record, field));
            }
            else if (same.Type != field.Type)
            {
                found.Add(ChangeAction.Changed, ChangeAspect.Type, place + field.Name, FieldText.Of(field.Type), FieldText.Of(same.Type), Names(before, old.Record, field, explains), Below(old.Record, field));
            }
            else
            {
                ComparePair(place + field.Name, field, same, old.Record, now.Record, explains);
            }
        }

        foreach (var field in newFields.Values.Where(f => !oldFields.ContainsKey(f.Name)))
        {
            var demand = field.IsRequired == true ? ", required" : "";
            found.Add(ChangeAction.Added, ChangeAspect.Field, place + field.Name, null, FieldText.Of(field.Type) + demand, Names(after, now.Record, field, explains), []);
        }
    }

    private void ComparePair(string place, Field old, Field now, string? oldRecord, string? newRecord, Func<Field, IEnumerable<string>> explains)
    {
        var names = Names(before, oldRecord, old, explains).Concat(explains(now)).ToList();
        Changed(ChangeAspect.Required, place, Demand(old), Demand(now), names);
        Changed(ChangeAspect.Rules, place, FieldText.Of(old.Rules), FieldText.Of(now.Rules), []);
        Changed(ChangeAspect.Deprecation, place, old.Deprecation, now.Deprecation, []);
        CompareValues(place, old, now, oldRecord, names);
        Compare(
            place + FieldText.Step(old.Type) + ".",
            new FieldSide(old.Fields, RecordBelow(before, oldRecord, old)),
            new FieldSide(now.Fields, RecordBelow(after, newRecord, now)),
            _ => []);
    }

    private void CompareValues(string place, Field old, Field now, string? record, List<string> names)
    {
        var type = before.MemberOf(record, old)?.Type;
        foreach (var value in old.AllowedValues.Select(v => v.Value).Except(now.AllowedValues.Select(v => v.Value)))
        {
            var constants = type is null ? [] : before.ConstantsOf(type, value);
            found.Add(ChangeAction.Removed, ChangeAspect.Value, place, value, null, [.. names, .. constants], type is null ? [] : before.ValuesOf(type));
        }

        foreach (var value in now.AllowedValues.Select(v => v.Value).Except(old.AllowedValues.Select(v => v.Value)))
        {
            found.Add(ChangeAction.Added, ChangeAspect.Value, place, null, value, names, []);
        }
    }

    private void Changed(ChangeAspect aspect, string place, string? old, string? now, IReadOnlyList<string> names)
    {
        if (old != now)
        {
            found.Add(ChangeAction.Changed, aspect, place, old, now, names, []);
        }
    }

    /// <summary>A table without such a column says as little as one that says no.</summary>
    private static string Demand(Field field) => field.IsRequired == true ? "yes" : "no";

    private static string? RecordBelow(ApiSurface surface, string? record, Field field) =>
        surface.MemberOf(record, field) is { } member ? surface.RecordOf(member.Type) : null;

    /// <summary>The declarations that stand for a field.</summary>
    private static IReadOnlyList<string> Names(ApiSurface surface, string? record, Field field, Func<Field, IEnumerable<string>> explains) =>
        [.. surface.MemberOf(record, field) is { } member ? [$"{record}.{member.Name}"] : Array.Empty<string>(), .. explains(field)];

    /// <summary>The declarations that may go when a field goes.</summary>
    private IEnumerable<string> Below(string? record, Field field) => before.MemberOf(record, field) is { } member
        ? before.ValuesOf(member.Type).Concat(before.RecordOf(member.Type) is { } type ? before.Everything(type) : [])
        : [];
}
