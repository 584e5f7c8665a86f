namespace Feishu.Gen.Operations.Tables;

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

        var order = new List<Alternative>();
        var byName = new Dictionary<string, Alternative>(StringComparer.Ordinal);
        foreach (var field in bodies.SelectMany(b => b))
        {
            if (byName.TryGetValue(field.Name, out var known))
            {
                known.Add(field);
            }
            else
            {
                order.Add(known = new Alternative(field));
                byName.Add(field.Name, known);
            }
        }

        return order.Select(a => a.ToField(bodies.Count)).ToEquatableArray();
    }

    /// <summary>A field that several bodies have, while it is put together.</summary>
    private sealed class Alternative(Field first)
    {
        private readonly List<AllowedValue> _values = [.. first.AllowedValues];
        private readonly HashSet<string> _names = new(first.AllowedValues.Select(v => v.Value), StringComparer.Ordinal);
        private readonly List<EquatableArray<Field>> _below = first.Fields.Count == 0 ? [] : [first.Fields];
        private readonly AlternativeTexts _texts = new(first.Description);
        private Field _field = first;
        private int _count = 1;

        public void Add(Field other)
        {
            _count++;
            _texts.Add(other.Description);
            _values.AddRange(other.AllowedValues.Where(v => _names.Add(v.Value)));
            var isOneType = _field.Type == other.Type;
            if (!isOneType)
            {
                _below.Clear();
            }
            else if (other.Fields.Count > 0)
            {
                _below.Add(other.Fields);
            }

            _field = _field with
            {
                Type = isOneType ? _field.Type : new FieldType.Any(),
                IsRequired = _field.IsRequired == other.IsRequired ? _field.IsRequired : false,
                Default = _field.Default == other.Default ? _field.Default : null,
                Rules = _field.Rules == other.Rules ? _field.Rules : null,
            };
        }

        public Field ToField(int bodies) => _field with
        {
            IsRequired = _count < bodies && _field.IsRequired == true ? false : _field.IsRequired,
            Description = _texts.ToString(),
            AllowedValues = _values.ToEquatableArray(),
            Fields = _below.Count == 0 ? [] : Union(_below),
        };
    }
}
