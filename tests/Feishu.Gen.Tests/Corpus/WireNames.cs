using Feishu.Gen.Catalog;

namespace Feishu.Gen.Tests.Corpus;

/// <summary>The names in JSON of the properties of emitted records.</summary>
internal sealed class WireNames
{
    private const string Root = "Feishu.Bots.FeishuApi.";

    private readonly Dictionary<(string Type, string Property), string> _names = [];

    public WireNames(ApiCatalog catalog)
    {
        foreach (var operation in catalog.Operations)
        {
            foreach (var model in new[] { operation.Request, operation.Response }.OfType<ModelPlan>())
            {
                Add(operation.Resource.Namespace + ".", model);
            }
        }

        foreach (var sent in catalog.Events)
        {
            Add(sent.Place.Namespace + ".", sent.Model);
        }

        foreach (var model in catalog.Models)
        {
            Add(model.Namespace + ".", model.Model);
        }
    }

    /// <summary>The name of a property.</summary>
    public string Of(Type type, string property) => _names[(type.FullName!, property)];

    private void Add(string prefix, ModelPlan model)
    {
        foreach (var member in model.Members)
        {
            _names.Add((Root + prefix + model.Name, member.Name), member.Field.Name);
        }

        foreach (var nested in model.Nested)
        {
            Add(prefix + model.Name + "+", nested);
        }
    }
}
