using System.Collections;
using System.Reflection;
using Feishu.Runtime;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>What emitted types did not take in of a body that was read.</summary>
internal sealed class Leftovers
{
    private readonly WireNames _names;

    private Leftovers(WireNames names) => _names = names;

    /// <summary>The members that no property holds, and the items that no list or map holds, by their paths, each with its values.</summary>
    public List<(string Path, FeishuJson Value)> KeptAside { get; } = [];

    /// <summary>The paths of the properties that hold any JSON.</summary>
    public HashSet<string> Untyped { get; } = [];

    /// <summary>Looks through a model and everything below it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="prefix">The path of the model itself, with what divides it from a field's name.</param>
    /// <param name="names">The names of the fields.</param>
    public static Leftovers Of(FeishuModel model, string prefix, WireNames names)
    {
        var leftovers = new Leftovers(names);
        leftovers.Visit(model, prefix);
        return leftovers;
    }

    private void Visit(FeishuModel model, string prefix)
    {
        KeptAside.AddRange(model.AdditionalMembers.Select(m => (prefix + m.Key, m.Value)));
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            Visit(property.GetValue(model), prefix + _names.Of(model.GetType(), property.Name));
        }
    }

    private void Visit(object? value, string path)
    {
        if (value is IEnumerable collection and not string)
        {
            KeptAside.AddRange(FeishuJson.UnreadOf(collection).Select(item => ($"{path}[{item.Key}]", item.Value)));
        }

        switch (value)
        {
            case FeishuModel model:
                Visit(model, path + ".");
                break;
            case FeishuJson:
                Untyped.Add(path);
                break;
            case string:
                break;
            case IDictionary map:
                foreach (var item in map.Values)
                {
                    Visit(item, path);
                }

                break;
            case IEnumerable list:
                foreach (var item in list)
                {
                    Visit(item, path.EndsWith("[]", StringComparison.Ordinal) ? path : path + "[]");
                }

                break;
        }
    }
}
