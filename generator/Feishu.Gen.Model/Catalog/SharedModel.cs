using Feishu.Gen.Catalog.Naming;
using Feishu.Gen.Operations;

namespace Feishu.Gen.Catalog;

/// <summary>A place where a page uses a type.</summary>
/// <param name="Page">The page.</param>
/// <param name="Fields">The fields that it lists there.</param>
/// <param name="IsOpen">It is not certain that they belong there.</param>
internal sealed record TypeUse(string Page, EquatableArray<Field> Fields, bool IsOpen);

/// <summary>A model while it is gathered from its uses.</summary>
/// <param name="place">The place that first names it.</param>
internal sealed class SharedModel(PageRow place)
{
    private readonly List<TypeUse> _uses = [];

    /// <summary>The place that first names it.</summary>
    public PageRow Place => place;

    /// <summary>The C# name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the uses say that agree with each other.</summary>
    public ModelShape Shape { get; } = new();

    /// <summary>Adds a use.</summary>
    public void Add(TypeUse use) => _uses.Add(use);

    /// <summary>
    /// Settles what the model is, once all uses are known. Where they contradict each other, each field is what most pages say, and a
    /// page that is not certain of its tables has no say against one that is: so a page that is added hardly ever changes the model.
    /// A use that says otherwise is left out as a whole.
    /// </summary>
    public void Complete(string name)
    {
        Name = name;
        var elected = Elect();
        foreach (var use in _uses.OrderBy(u => u.IsOpen))
        {
            if (use.Fields.All(elected.Contains) && Shape.Agrees(use.Fields))
            {
                Shape.Add(use.Fields);
            }
        }
    }

    /// <summary>For each identifier the field, by name and type, that most pages mean by it.</summary>
    private HashSet<Field> Elect() => new(
        _uses
            .OrderBy(u => u.IsOpen)
            .SelectMany(u => u.Fields, (use, field) => (Use: use, Field: field))
            .GroupBy(f => CSharpNames.Pascal(f.Field.Name), StringComparer.Ordinal)
            .Select(f => f
                .GroupBy(v => v.Field, v => v.Use, ByNameAndType.Instance)
                .OrderByDescending(party => Pages(party.Where(u => !u.IsOpen)))
                .ThenByDescending(Pages)
                .First().Key),
        ByNameAndType.Instance);

    private static int Pages(IEnumerable<TypeUse> uses) => uses.Select(u => u.Page).Distinct(StringComparer.Ordinal).Count();

    private sealed class ByNameAndType : IEqualityComparer<Field>
    {
        public static ByNameAndType Instance { get; } = new();

        public bool Equals(Field? x, Field? y) => x?.Name == y?.Name && x?.Type == y?.Type;

        public int GetHashCode(Field field) => unchecked((StringComparer.Ordinal.GetHashCode(field.Name) * 31) + field.Type.GetHashCode());
    }
}
