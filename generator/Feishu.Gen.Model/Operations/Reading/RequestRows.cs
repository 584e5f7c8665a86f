using Feishu.Gen.Diagnostics;
using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>The rows of a page's request tables, sorted by where they are sent.</summary>
internal sealed class RequestRows
{
    private readonly Address _address;
    private readonly List<Finding> _findings;
    private readonly Dictionary<string, BodyRows> _bodies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _path = new(StringComparer.Ordinal);

    private RequestRows(Address address, List<Finding> findings)
    {
        _address = address;
        _findings = findings;
    }

    private enum Location
    {
        Path,
        Query,
        Header,
        Body,
    }

    /// <summary>The rows of path parameters.</summary>
    public List<FlatField> Path { get; } = [];

    /// <summary>The rows of query parameters.</summary>
    public List<FlatField> Query { get; } = [];

    /// <summary>The rows of headers.</summary>
    public List<FlatField> Headers { get; } = [];

    /// <summary>The rows of the body; several lists where the page describes several bodies.</summary>
    public List<BodyRows> Bodies { get; } = [];

    /// <summary>Reads the tables.</summary>
    public static RequestRows Read(PageOutline outline, Address address, TableRowReader reader, List<Finding> findings)
    {
        var rows = new RequestRows(address, findings);
        rows.Take(outline.Tables(Topic.PathParameters), Location.Path, reader);
        rows.Take(outline.Tables(Topic.QueryParameters), Location.Query, reader);
        rows.Take(outline.Tables(Topic.Headers).Concat(outline.Tables(Topic.Other).Where(DescribesHeaders)), Location.Header, reader);
        rows.Take(outline.Tables(Topic.RequestBody), Location.Body, reader);
        rows.Take(outline.Tables(Topic.MixedParameters), address.Method is "GET" or "DELETE" ? Location.Query : Location.Body, reader);
        return rows;
    }

    /// <summary>A table below a heading of its own may say in its rows that they are headers.</summary>
    private static bool DescribesHeaders(FieldTable table) =>
        table is { SaysTypes: true, Columns.Description: >= 0 }
        && table.Table.Rows.Count > 0
        && table.Table.Rows.All(r => r.Cells[table.Columns.Description].Text.IndexOf("请求头", StringComparison.Ordinal) >= 0);

    private void Take(IEnumerable<FieldTable> tables, Location usual, TableRowReader reader)
    {
        foreach (var table in tables)
        {
            foreach (var row in reader.Read(table))
            {
                var location = LocationOf(row, table, usual);
                ListOf(location, table.Place.Variant).Add(row);
                if (location == Location.Path)
                {
                    _path.Add(row.Field.Name);
                }
            }
        }
    }

    private List<FlatField> ListOf(Location location, string variant)
    {
        switch (location)
        {
            case Location.Path:
                return Path;
            case Location.Query:
                return Query;
            case Location.Header:
                return Headers;
            default:
                if (!_bodies.TryGetValue(variant, out var body))
                {
                    Bodies.Add(body = new BodyRows(variant, []));
                    _bodies.Add(variant, body);
                }

                return body.Rows;
        }
    }

    private Location LocationOf(FlatField row, FieldTable table, Location usual)
    {
        if (row.Location is not (null or "" or "-") and var said)
        {
            if (Read(said, row) is { } location)
            {
                return location;
            }

            _findings.Add(new Finding(Rules.UnknownLocation, row.Span, [said, row.Field.Name, usual.ToString().ToLowerInvariant()]));
        }

        // Only a table of all parameters lists those of the path without saying so.
        return table.Place.Topic == Topic.MixedParameters && IsInPath(row) && !_path.Contains(row.Field.Name)
            ? Location.Path
            : usual;
    }

    /// <summary>The location that a cell names; the URL holds parameters of the path and of the query.</summary>
    private Location? Read(string said, FlatField row) =>
        Says(said, "路径", "path") ? Location.Path
        : Says(said, "查询", "query") ? Location.Query
        : Says(said, "请求头", "header") ? Location.Header
        : Says(said, "请求体", "body") ? Location.Body
        : Says(said, "URL", "URI") ? IsInPath(row) ? Location.Path : Location.Query
        : null;

    private static bool Says(string text, string word, string other) =>
        text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf(other, StringComparison.OrdinalIgnoreCase) >= 0;

    private bool IsInPath(FlatField row) => _address.HasPathParameter(row.Field.Name);
}

/// <summary>The rows of a body.</summary>
/// <param name="Variant">Which of several bodies; empty where there is one.</param>
/// <param name="Rows">The rows.</param>
internal sealed record BodyRows(string Variant, List<FlatField> Rows);
