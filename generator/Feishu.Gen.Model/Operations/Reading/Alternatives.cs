namespace Feishu.Gen.Operations.Reading;

/// <summary>Makes one body of several that a page describes as alternatives.</summary>
internal static class Alternatives
{
    /// <summary>
    /// The fields of all of them, in the order in which they first come. A field is required where each of them requires it; of two
    /// types one that takes both.
    /// </summary>
    public static EquatableArray<Field> Union(IReadOnlyList<EquatableArray<Field>> bodies)
    {
        if (bodies.Count == 1)
        {
            return bodies[0];
        }

        var union = new List<Field>();
        foreach (var field in bodies.SelectMany(b => b))
        {
            if (union.FindIndex(f => f.Name == field.Name) is >= 0 and var known)
            {
                union[known] = Merge(union[known], field);
            }
            else
            {
                var isEverywhere = bodies.All(b => b.Any(f => f.Name == field.Name));
                union.Add(isEverywhere || field.IsRequired != true ? field : field with { IsRequired = false });
            }
        }

        return union.ToEquatableArray();
    }

    private static Field Merge(Field first, Field second)
    {
        var isOneType = first.Type == second.Type;
        return first with
        {
            Type = isOneType ? first.Type : new FieldType.Any(),
            IsRequired = first.IsRequired == second.IsRequired ? first.IsRequired : false,
            Description = Join(first.Description, second.Description),
            Default = first.Default == second.Default ? first.Default : null,
            AllowedValues = [.. first.AllowedValues, .. second.AllowedValues.Where(v => first.AllowedValues.All(k => k.Value != v.Value))],
            Rules = first.Rules == second.Rules ? first.Rules : null,
            Fields = !isOneType ? []
                : first.Fields.Count == 0 ? second.Fields
                : second.Fields.Count == 0 ? first.Fields
                : Union([first.Fields, second.Fields]),
        };
    }

    private static string Join(string first, string second) =>
        first.IndexOf(second, StringComparison.Ordinal) >= 0 ? first
        : second.IndexOf(first, StringComparison.Ordinal) >= 0 ? second
        : $"{first}\n\n{second}";
}
