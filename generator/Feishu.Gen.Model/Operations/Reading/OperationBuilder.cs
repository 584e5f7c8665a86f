using System.Diagnostics;
using Feishu.Gen.Diagnostics;
using Feishu.Gen.Pages;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>Puts an operation together from the sections of an endpoint page.</summary>
internal sealed class OperationBuilder(
    Page page, PageOutline outline, RequestTable request, Address address, List<SourceSpan> rows, List<Finding> findings)
{
    private const string HelpdeskHeader = "X-Lark-Helpdesk-Authorization";

    private readonly TableRowReader _rows = new(rows, findings);
    private readonly BodyReader _bodies = new(outline, findings);

    private enum Location
    {
        Path,
        Query,
        Header,
        Body,
    }

    /// <summary>Builds it.</summary>
    /// <param name="tables">What its tables teach and leave open.</param>
    public Operation Build(out PageTables tables)
    {
        var path = Read(Topic.PathParameters, Location.Path);
        var query = Read(Topic.QueryParameters, Location.Query);
        var body = Read(Topic.RequestBody, Location.Body);
        foreach (var row in Read(Topic.MixedParameters, address.Method is "GET" or "DELETE" ? Location.Query : Location.Body))
        {
            (row.Location switch { Location.Path => path, Location.Query => query, _ => body }).Add(row);
        }

        var summary = Prose(Topic.Intro);
        var (tokens, headers, isMultipart) = ReadHeaders();
        var bodies = _bodies.Read(Flat(body), isMultipart, Flat(Read(Topic.ResponseBody, Location.Body)));
        tables = bodies.Tables;
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
            PathParameters = PathParameters(path),
            QueryParameters = QueryParameters(query),
            Headers = headers,
            NeedsHelpdesk = Mentions(HelpdeskHeader),
            Body = bodies.Body,
            Answer = bodies.Answer,
            Errors = ReadErrors(),
            Scopes = request.Scopes,
            FieldScopes = request.FieldScopes,
            Tokens = tokens,
            RateLimit = request.RateLimit,
            AppTypes = request.AppTypes,
        };
    }

    private static List<FlatField> Flat(List<(Location Location, FlatField Field)> rows) => rows.ConvertAll(r => r.Field);

    private List<(Location Location, FlatField Field)> Read(Topic topic, Location usual)
    {
        var read = new List<(Location, FlatField)>();
        foreach (var (table, columns) in outline.Tables(topic))
        {
            foreach (var row in _rows.Read(table, columns))
            {
                read.Add((LocationOf(row, usual), row));
            }
        }

        return read;
    }

    private Location LocationOf(FlatField row, Location usual) => row.Location?.ToLowerInvariant() switch
    {
        "path" or "路径" or "路径参数" => Location.Path,
        "query" or "查询" or "查询参数" => Location.Query,
        "header" or "请求头" => Location.Header,
        "body" or "请求体" => Location.Body,
        _ => address.PathParameters.Contains(row.Field.Name, StringComparer.Ordinal) && usual != Location.Body ? Location.Path : usual,
    };

    /// <summary>The parameters in the order of the path; one that the table lacks is a string.</summary>
    private EquatableArray<Field> PathParameters(List<(Location Location, FlatField Field)> table)
    {
        var inPath = address.PathParameters.ToList();
        foreach (var (_, row) in table)
        {
            if (!inPath.Contains(row.Field.Name, StringComparer.Ordinal))
            {
                findings.Add(new Finding(Rules.PathParameterMismatch, row.Span, [row.Field.Name, "is in the table, but not in the URL; it is not sent"]));
            }
        }

        var parameters = new List<Field>();
        foreach (var name in inPath.Distinct(StringComparer.Ordinal))
        {
            var row = table.Find(r => r.Field.Field.Name == name).Field;
            if (row is null)
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
    private EquatableArray<Field> QueryParameters(List<(Location Location, FlatField Field)> table)
    {
        var parameters = new List<Field>();
        foreach (var (_, row) in table)
        {
            if (!parameters.Exists(p => p.Name == row.Field.Name))
            {
                parameters.Add(row.Field with { Type = Scalar(row.Field.Type) });
            }
        }

        foreach (var key in address.QueryKeys)
        {
            if (!parameters.Exists(p => p.Name == key))
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
        FieldType.Object or FieldType.Any or FieldType.Map or FieldType.File => new FieldType.String(),
        _ => type,
    };

    private (TokenKinds Tokens, EquatableArray<Field> Headers, bool? IsMultipart) ReadHeaders()
    {
        var tokens = request.Tokens;
        bool? isMultipart = null;
        var headers = new List<Field>();
        foreach (var (table, columns) in outline.Tables(Topic.Headers))
        {
            tokens |= HeaderTableReader.ReadTokens(table, columns);
            isMultipart ??= HeaderTableReader.IsMultipart(table, columns);
            headers.AddRange(_rows.Read(table, columns).Select(r => r.Field).Where(f => !HeaderTableReader.IsOwn(f.Name) && f.Name != HelpdeskHeader));
        }

        return (tokens, headers.ToEquatableArray(), isMultipart);
    }

    private EquatableArray<ErrorCode> ReadErrors()
    {
        var errors = new List<ErrorCode>();
        foreach (var table in outline.Blocks<PageBlock.Table>(Topic.Errors))
        {
            ErrorTableReader.Read(table, errors);
        }

        return errors.ToEquatableArray();
    }

    private bool Mentions(string text) => new[] { Topic.Intro, Topic.Request, Topic.Headers }
        .SelectMany(outline.Blocks<PageBlock.Prose>)
        .Any(p => p.Markdown.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0);

    private string Prose(Topic topic) =>
        string.Join("\n\n", outline.Blocks<PageBlock.Prose>(topic).Select(p => p.Markdown.Trim())).Trim();
}
