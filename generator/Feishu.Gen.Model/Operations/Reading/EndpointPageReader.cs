using System.Diagnostics;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Operations.Tables;
using Feishu.Gen.Pages;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads the operation of an endpoint's page, which its sections make up together.</summary>
internal sealed class EndpointPageReader(
    Page page, PageOutline outline, RequestFacts request, Address address, List<SourceSpan> rows, List<Finding> findings)
{
    private const string HelpdeskHeader = "X-Lark-Helpdesk-Authorization";

    private readonly TableRowReader _reader = new(rows, findings);
    private readonly BodyReader _bodies = new(outline, rows, findings);

    /// <summary>The operation.</summary>
    /// <param name="tables">What its tables teach and leave open.</param>
    public Operation Read(out PageTables tables)
    {
        var parameters = RequestRows.Read(outline, address, _reader, findings);
        var query = QueryParameters(parameters.Query);
        var bodies = _bodies.Read(parameters.Bodies, IsMultipart(), ReadResponse());
        tables = bodies.Tables;
        var tokens = new TokenReader(outline, request, parameters.Headers);
        var isRedirect = IsRedirect(bodies, query, tokens.Stated);
        var isUnknown = !isRedirect && tokens.Stated == TokenKinds.None && !tokens.IsWithout(bodies.Body);
        if (isUnknown)
        {
            findings.Add(tokens.Unknown(address));
        }

        UnreadTables.Report(outline, _reader, findings);
        var summary = outline.Introduction;
        return new Operation
        {
            Method = address.Method,
            Host = address.Host,
            Path = address.Path,
            Title = page.Title.Text,
            Summary = summary,
            PageUrl = page.FrontMatter.SourceUrl,
            UpdatedOn = page.FrontMatter.UpdatedOn,
            Deprecation = DeprecationReader.OfPage(page.Title.Text, summary, page.FrontMatter.SourceUrl),
            PathParameters = PathParameters(parameters.Path),
            QueryParameters = query,
            Headers = Headers(parameters.Headers),
            NeedsHelpdesk = NeedsHelpdesk(),
            Body = bodies.Body,
            Response = isRedirect ? bodies.Response with { Kind = ResponseKind.Redirect } : bodies.Response,
            Errors = new ErrorReader(outline, findings).Read(),
            Scopes = request.Access.Scopes,
            ScopeNote = request.Access.ScopeNote,
            FieldScopes = request.Access.FieldScopes,
            Tokens = isUnknown ? TokenKinds.Tenant | TokenKinds.User | TokenKinds.App : tokens.Stated,
            AreTokensAssumed = isUnknown,
            RateLimit = request.RateLimit,
            RateLimitNote = request.RateLimitNote,
            AppTypes = request.Access.AppTypes,
        };
    }

    /// <summary>The parameters in the order of the path; one that the table lacks is a string.</summary>
    private EquatableArray<Field> PathParameters(List<FlatField> table)
    {
        var rows = new Dictionary<string, FlatField>(StringComparer.Ordinal);
        foreach (var row in table)
        {
            if (!rows.TryGetValue(row.Field.Name, out _))
            {
                rows.Add(row.Field.Name, row);
            }

            if (!address.HasPathParameter(row.Field.Name))
            {
                findings.Add(new Finding(Rules.PathParameterMismatch, row.Span, [row.Field.Name, "is in the table, but not in the URL; it is not sent"]));
            }
        }

        var parameters = new List<Field>();
        foreach (var name in address.PathParameters.Distinct(StringComparer.Ordinal))
        {
            if (!rows.TryGetValue(name, out var row))
            {
                Debug.Assert(request.Url is not null, "An address was read, so there is a URL.");
                findings.Add(new Finding(Rules.PathParameterMismatch, request.Url!.Value.Span, [name, "is in the URL, but not in the table; it is taken for a string"]));
            }

            var field = row?.Field ?? new Field { Name = name, Type = new FieldType.String() };
            parameters.Add(field with { IsRequired = true, Type = Segment(field.Type) });
        }

        return parameters.ToEquatableArray();
    }

    /// <summary>A path carries texts and whole numbers: what is declared as more is sent as the text that the caller gives.</summary>
    private static FieldType Segment(FieldType type) => type is FieldType.Integer ? type : new FieldType.String();

    /// <summary>The table's parameters, and those that only stand as samples in the URL's query.</summary>
    private EquatableArray<Field> QueryParameters(List<FlatField> table)
    {
        var parameters = new List<Field>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table)
        {
            if (names.Add(row.Field.Name))
            {
                parameters.Add(row.Field with { Type = Scalar(row.Field.Type) });
            }
            else
            {
                findings.Add(new Finding(Rules.RepeatedField, row.Span, [row.Field.Name]));
            }
        }

        foreach (var key in address.QueryKeys)
        {
            if (names.Add(key))
            {
                parameters.Add(new Field { Name = key, Type = new FieldType.String(), IsRequired = false });
            }
        }

        return parameters.ToEquatableArray();
    }

    /// <summary>A query carries no objects: what is declared as one is sent as the text that the caller gives.</summary>
    private static FieldType Scalar(FieldType type) => type switch
    {
        FieldType.List list => new FieldType.List(Scalar(list.Item)),
        FieldType.Object or FieldType.Any or FieldType.Unstated or FieldType.Map or FieldType.File => new FieldType.String(),
        _ => type,
    };

    /// <summary>The headers that the caller sets.</summary>
    private static EquatableArray<Field> Headers(List<FlatField> table) => table
        .Select(r => r.Field with { Type = Scalar(r.Field.Type) })
        .Where(f => !HeaderTableReader.IsOwn(f.Name) && !f.Name.Equals(HelpdeskHeader, StringComparison.OrdinalIgnoreCase))
        .ToEquatableArray();

    private bool? IsMultipart() =>
        outline.Tables(Topic.Headers).Select(HeaderTableReader.IsMultipart).FirstOrDefault(isMultipart => isMultipart is not null);

    /// <summary>The rows of what comes back. Below an unusual heading they are known by the envelope that they begin with.</summary>
    private List<FlatField> ReadResponse()
    {
        var tables = outline.Tables(Topic.ResponseBody).ToList();
        if (tables.Count == 0 && !_bodies.SaysBytes)
        {
            tables.AddRange(outline.BelowFacts.Select(FieldTable.Of).OfType<FieldTable>().Where(t => t.ListsEnvelope && !_reader.HasRead(t.Table)).Take(1));
        }

        return tables.ConvertAll(_reader.Read).SelectMany(rows => rows).ToList();
    }

    /// <summary>
    /// An authorization page: without a token and without a response of its own, it ends at an address that the caller gives it.
    /// </summary>
    private bool IsRedirect(PageBodies bodies, EquatableArray<Field> query, TokenKinds tokens) =>
        address.Method == "GET"
        && tokens == TokenKinds.None
        && bodies.Response is { Kind: ResponseKind.Data, Fields.Count: 0, Example: null }
        && query.Any(p => p.Name == "redirect_uri");

    /// <summary>Pages say it below the table of headers, in it, or before it.</summary>
    private bool NeedsHelpdesk() => new[] { Topic.Intro, Topic.Request, Topic.Headers }
        .SelectMany(t => outline.Blocks<PageBlock.Prose>(t).Select(p => p.Markdown)
            .Concat(outline.Blocks<PageBlock.Table>(t).SelectMany(b => b.Rows).SelectMany(r => r.Cells).Select(c => c.Text)))
        .Any(text => text.IndexOf(HelpdeskHeader, StringComparison.OrdinalIgnoreCase) >= 0);
}
