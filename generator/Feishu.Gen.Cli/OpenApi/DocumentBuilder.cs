using System.Text.Json.Nodes;
using Feishu.Gen.Catalog;
using Feishu.Gen.Diagnostics;
using Microsoft.OpenApi;

namespace Feishu.Gen.Cli.OpenApi;

/// <summary>Puts an OpenAPI document together from a catalog.</summary>
internal sealed class DocumentBuilder
{
    private readonly OpenApiDocument _document = new();
    private readonly Dictionary<string, string> _pathsBySignature = new(StringComparer.Ordinal);
    private readonly Dictionary<OpenApiOperation, JsonArray> _alternatives = [];
    private readonly List<string> _notes = [];
    private readonly OperationBuilder _operations;
    private readonly ApiCatalog _catalog;
    private readonly IBodySchemas _bodies;
    private readonly bool _isShared;

    private DocumentBuilder(ApiCatalog catalog, bool isShared)
    {
        _isShared = isShared;
        var models = new ModelIndex(catalog);
        _catalog = catalog;
        _bodies = isShared ? new SharedSchemas(catalog, models, _document) : new PageSchemas(models);
        _operations = new OperationBuilder(_document, _bodies);
    }

    /// <summary>Builds the document.</summary>
    /// <param name="catalog">The operations and events.</param>
    /// <param name="isShared">
    /// Whether bodies refer to the client's shared models, and paths that are alike but for the names of parameters are one; instead of
    /// saying what each page says.
    /// </param>
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
        _document.Tags = new HashSet<OpenApiTag>(Namespaces().Select(ns => new OpenApiTag { Name = ns }));
        foreach (var plan in InOrder())
        {
            Add(plan);
        }

        AddWebhooks();
        return new Export(_document, _notes);
    }

    /// <summary>The operations by their pages; of those of one address first the one that is named after it, as the others' ids are longer.</summary>
    private IEnumerable<OperationPlan> InOrder() => _catalog.Operations.Concat(_catalog.Redirects)
        .OrderBy(p => p.PagePath, StringComparer.Ordinal)
        .GroupBy(p => (p.Operation.Method, p.Operation.Path))
        .SelectMany(address => address.OrderBy(p => p.Id.Length));

    private IEnumerable<string> Namespaces() => _catalog.Versions.Select(v => v.Version.Namespace)
        .Union(_catalog.Events.Select(e => e.Place.Namespace), StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    /// <summary>The day of the youngest page: what the document is a picture of.</summary>
    private string LatestUpdate() =>
        _catalog.Operations.Select(p => p.Operation.UpdatedOn).Concat(_catalog.Events.Select(e => e.Event.UpdatedOn)).Max(StringComparer.Ordinal) ?? "0";

    private void AddWebhooks()
    {
        if (_catalog.Events.Count == 0)
        {
            return;
        }

        var builder = new WebhookBuilder(_document, _bodies);
        _document.Webhooks = _catalog.Events
            .OrderBy(e => e.Event.Type, StringComparer.Ordinal)
            .ToDictionary(e => e.Event.Type, IOpenApiPathItem (e) => builder.Build(e), StringComparer.Ordinal);
        _notes.AddRange(_catalog.Findings
            .Where(f => f.Rule == Rules.DuplicateEvent)
            .Select(f => $"the event {f.Arguments[0]} is described by several pages; '{f.Path}' is left out"));
    }

    private void Add(OperationPlan plan)
    {
        var path = PathOf(plan);
        var method = HttpMethod.Parse(plan.Operation.Method);
        var operation = _operations.Build(plan, PathTemplate.Names(path));
        if (Item(path).Operations is { } taken && taken.TryGetValue(method, out var first))
        {
            AddAlternative(plan, path, operation, first);
        }
        else
        {
            Item(path).AddOperation(method, operation);
        }
    }

    /// <summary>The path of an operation: its own, or in a shared document that of an earlier one which differs in names alone.</summary>
    private string PathOf(OperationPlan plan)
    {
        var own = PathTemplate.Of(plan.Operation);
        var signature = PathTemplate.Signature(plan.Operation);
        if (_pathsBySignature.TryAdd(signature, own) || _pathsBySignature[signature] == own)
        {
            return own;
        }

        if (_isShared)
        {
            return _pathsBySignature[signature];
        }

        _notes.Add($"{own} and {_pathsBySignature[signature]} are one path to tools that check strictly; '--shared' makes them one");
        return own;
    }

    /// <summary>OpenAPI has one operation for a method and path; another page's is kept among the components, and named beside it.</summary>
    private void AddAlternative(OperationPlan plan, string path, OpenApiOperation operation, OpenApiOperation first)
    {
        var item = new OpenApiPathItem();
        item.AddOperation(HttpMethod.Parse(plan.Operation.Method), operation);
        _document.Components!.PathItems ??= new Dictionary<string, IOpenApiPathItem>(StringComparer.Ordinal);
        _document.Components.PathItems.Add(plan.Id, item);
        if (!_alternatives.TryGetValue(first, out var references))
        {
            _alternatives.Add(first, references = []);
            first.Extend(Extensions.Alternatives, references);
        }

        references.Add($"#/components/pathItems/{plan.Id}");
        _notes.Add($"{plan.Operation.Method} {path} is described by several pages; '{plan.PagePath}' is written as #/components/pathItems/{plan.Id}");
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
