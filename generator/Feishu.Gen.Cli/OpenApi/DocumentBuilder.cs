using Feishu.Gen.Catalog;
using Feishu.Gen.Operations;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Puts an OpenAPI document together from a catalog.</summary>
internal sealed class DocumentBuilder
{
    private readonly OpenApiDocument _document = new();
    private readonly List<string> _notes = [];
    private readonly OperationBuilder _operations;
    private readonly ApiCatalog _catalog;
    private readonly IBodySchemas _bodies;

    private DocumentBuilder(ApiCatalog catalog, bool isShared)
    {
        var models = new ModelIndex(catalog);
        _catalog = catalog;
        _bodies = isShared ? new SharedSchemas(catalog, models, _document) : new PageSchemas(models);
        _operations = new OperationBuilder(_document, _bodies);
    }

    /// <summary>Builds the document.</summary>
    /// <param name="catalog">The operations.</param>
    /// <param name="isShared">Whether bodies refer to the client's shared models, instead of saying what each page says.</param>
    public static Export Build(ApiCatalog catalog, bool isShared) => new DocumentBuilder(catalog, isShared).Build();

    private Export Build()
    {
        _document.Info = new OpenApiInfo { Title = "Feishu Open Platform", Version = LatestUpdate() };
        _document.Servers = [new OpenApiServer { Url = Servers.Open }];
        _document.Components = new OpenApiComponents
        {
            SecuritySchemes = SecuritySchemes.All(),
            Schemas = new Dictionary<string, IOpenApiSchema>(_bodies.Components(), StringComparer.Ordinal) { [ErrorResponses.SchemaName] = ErrorResponses.Schema() },
        };
        _document.RegisterComponents();
        _document.Tags = new HashSet<OpenApiTag>(_catalog.Versions.Select(v => new OpenApiTag { Name = v.Version.Namespace }));

        // Of several pages of one endpoint the one that has the endpoint's id comes first: the others' ids begin with it.
        var endpoints = _catalog.Operations.GroupBy(p => (p.Operation.Method, PathTemplate.Of(p.Operation)));
        foreach (var plan in endpoints.OrderBy(e => e.First().PagePath, StringComparer.Ordinal).SelectMany(e => e))
        {
            Add(plan);
        }

        return new Export(_document, _notes);
    }

    /// <summary>The day of the youngest page: what the document is a picture of.</summary>
    private string LatestUpdate() => _catalog.Operations.Select(p => p.Operation.UpdatedOn).Max(StringComparer.Ordinal) ?? "0";

    private void Add(OperationPlan plan)
    {
        var path = PathTemplate.Of(plan.Operation);
        var method = HttpMethod.Parse(plan.Operation.Method);
        if (Item(path).Operations is { } taken && taken.ContainsKey(method))
        {
            // OpenAPI has one operation for a method and path; what follows '#' is never sent.
            _notes.Add($"{plan.Operation.Method} {path} is described by several pages; '{plan.PagePath}' is written as '{path}#{plan.Id}'");
            path = $"{path}#{plan.Id}";
        }

        Item(path).AddOperation(method, _operations.Build(plan));
    }

    private OpenApiPathItem Item(string path)
    {
        if (_document.Paths.TryGetValue(path, out var known))
        {
            return (OpenApiPathItem)known;
        }

        var item = new OpenApiPathItem();
        _document.Paths.Add(path, item);
        return item;
    }
}
