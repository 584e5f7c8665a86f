namespace Feishu.Gen.Diagnostics;

/// <summary>Every kind of finding. Ids are written out by hand and never used again for another meaning.</summary>
public static class Rules
{
    /// <summary>The front matter cannot be read.</summary>
    public static readonly Rule UnreadableFrontMatter = new(
        "FSG0001", Severity.Info, "Unreadable front matter",
        "The front matter cannot be read and was passed over: {0}",
        "Make the block between the `---` lines a list of `key: text` of at most 8 KB. Without it the page's address and update time are missing from the comments.");

    /// <summary>The page is about no HTTP endpoint, and no event.</summary>
    public static readonly Rule NotAnEndpoint = new(
        "FSG0002", Severity.Hidden, "Not an endpoint page",
        "The page is not an endpoint page ({0}); it yields no code",
        "Nothing, if the page is a guide. An endpoint page needs the request table with the rows 'HTTP URL' and 'HTTP Method'.");

    /// <summary>The request table has no method or no URL.</summary>
    public static readonly Rule NoAddress = new(
        "FSG0003", Severity.Error, "No HTTP method or URL",
        "The request table does not give {0}; it needs the rows 'HTTP URL' and 'HTTP Method'",
        "Write the whole URL (`https://open.feishu.cn/open-apis/…`) and the method into the request table.");

    /// <summary>The URL leads to a host that is none of the platform's.</summary>
    public static readonly Rule ForeignHost = new(
        "FSG0004", Severity.Error, "Foreign host",
        "The host '{0}' is none of the platform's; tokens are sent to open.feishu.cn, www.feishu.cn and accounts.feishu.cn alone",
        "Check where the page comes from. Write the platform's own address where the page names a proxy or a sample host.");

    /// <summary>A path parameter stands in the URL or in the table, not in both.</summary>
    public static readonly Rule PathParameterMismatch = new(
        "FSG0005", Severity.Warning, "Path parameter on one side only",
        "The path parameter '{0}' {1}",
        "Correct the URL or the table of path parameters, so that both name the same parameters.");

    /// <summary>A type that is not known.</summary>
    public static readonly Rule UnknownType = new(
        "FSG0006", Severity.Warning, "Unknown type",
        "The type '{0}' of '{1}' is not known; the member is a FeishuJson",
        "Write one of the platform's types (`string`, `int`, `boolean`, `number`, `object`, `map`, `file`, a type name, or a list of one: `string[]`).");

    /// <summary>A table row that has fewer cells than its table has columns.</summary>
    public static readonly Rule TooFewCells = new(
        "FSG0007", Severity.Warning, "Row with too few cells",
        "The row has {0} of {1} cells; {2}",
        "Give the row as many cells as the table has columns; a cell may be empty.");

    /// <summary>An example that is not JSON.</summary>
    public static readonly Rule BadExample = new(
        "FSG0008", Severity.Info, "Example is not JSON",
        "The example is not JSON and was read as far as it goes: {0}",
        "Correct the example, if nesting or types depend on it; otherwise nothing.");

    /// <summary>A row whose parent could not be decided.</summary>
    public static readonly Rule OpenNesting = new(
        "FSG0009", Severity.Warning, "Nesting not certain",
        "It is not certain that '{0}' belongs to {1}; write '└' before the names of the table's nested rows, one '&nbsp;&nbsp;' per level, to settle it",
        "Look where the member stands in the emitted code. Write `└` before the names of nested rows to settle it.");

    /// <summary>A field of the example that the table lacks.</summary>
    public static readonly Rule FieldNotInTable = new(
        "FSG0010", Severity.Info, "Field of the example is not in the table",
        "The example has the field '{0}' that the table does not list; it is kept, but has no member",
        "Add a row to the table, if the field is needed as a member; otherwise it is found in `AdditionalMembers`.");

    /// <summary>Two pages that describe the same address.</summary>
    public static readonly Rule DuplicateOperation = new(
        "FSG0011", Severity.Warning, "Two pages for one operation",
        "{0} is described by '{1}' too; this page's operation is called '{2}'",
        "Remove one of the pages; mostly one is an older state of the other.");

    /// <summary>Two things that would have the same name.</summary>
    public static readonly Rule NameClash = new(
        "FSG0012", Severity.Warning, "Name clash",
        "{0} and {1} would both be called '{2}'; this one is called '{3}'",
        "Use the name that the message gives, or remove the page that is not needed.");

    /// <summary>The page cannot be read at all.</summary>
    public static readonly Rule UnreadablePage = new(
        "FSG0013", Severity.Error, "Unreadable page",
        "The page cannot be read: {0}",
        "Look at the page: it may be no Markdown, be damaged, or nest quotes and lists without end. Report the page if it looks sound.");

    /// <summary>A build property whose value cannot be used.</summary>
    public static readonly Rule BadOption = new(
        "FSG0014", Severity.Error, "Bad build property",
        "The build property '{0}' has the value '{1}', which is not {2}",
        "Correct the property in the project file; until then its default is used.");

    /// <summary>A row whose first cell is no field name.</summary>
    public static readonly Rule NoFieldName = new(
        "FSG0015", Severity.Warning, "Row without a field name",
        "'{0}' is not a field name; the row yields no member",
        "Write the field's name on the wire into the row's first cell, or remove the row.");

    /// <summary>An endpoint page without tables.</summary>
    public static readonly Rule PlainTextPage = new(
        "FSG0016", Severity.Warning, "Endpoint page without tables",
        "The rows 'HTTP URL' and 'HTTP Method' stand here as plain text and not in a table; the page yields no code",
        "Get the page again as Markdown, with the site's button that copies a page as Markdown or as its download. Text that was selected in a browser has lost the tables, and the fields that were folded.");

    /// <summary>An address for browsers.</summary>
    public static readonly Rule NotCallable = new(
        "FSG0017", Severity.Warning, "Address for a browser",
        "{0} is a page to which a user's browser is sent, so no method is emitted for it",
        "Send the browser to the page's URL with the query parameters that the page lists, and take what it brings back at `redirect_uri`. Remove the page, or silence this for it.");

    /// <summary>A table that seems to list what belongs to the operation.</summary>
    public static readonly Rule UnreadTable = new(
        "FSG0018", Severity.Warning, "Table that was not read",
        "The table below '{0}' was not read: {1}",
        "If the table lists parameters or fields of the operation, give it one of the usual headings (`请求头`, `路径参数`, `查询参数`, `请求体`, `响应体`, `错误码`, `事件体`) and columns; otherwise nothing.");

    /// <summary>A place for parameters that is not known.</summary>
    public static readonly Rule UnknownLocation = new(
        "FSG0019", Severity.Warning, "Unknown place of a parameter",
        "'{0}' is no place that is known for the parameter '{1}'; it is sent in the {2}",
        "Write `path`, `query`, `header` or `body`.");

    /// <summary>A row of the error table whose code is no number.</summary>
    public static readonly Rule NoErrorCode = new(
        "FSG0020", Severity.Info, "Row without an error code",
        "'{0}' is not an error code; the row was left out",
        "Write the number of the code into the row, if it is needed; otherwise nothing.");

    /// <summary>Two rows for one field.</summary>
    public static readonly Rule RepeatedField = new(
        "FSG0021", Severity.Info, "Field listed twice",
        "'{0}' is listed twice in one place; this row was left out",
        "Remove one of the rows. If the field belongs elsewhere, write `└` before the names of nested rows.");

    /// <summary>A page of an event without anything that says what it holds.</summary>
    public static readonly Rule UnreadEvent = new(
        "FSG0022", Severity.Warning, "Event that was not read",
        "The page is about the event '{0}', but {1}; it yields no code",
        "Begin the table below `事件` with the row `事件类型` and the event's type, and give the page a heading `事件体` with the table of its fields, or `事件体示例` with an example. The fallback handler gets the event as JSON meanwhile.");

    /// <summary>Two pages that describe the same event.</summary>
    public static readonly Rule DuplicateEvent = new(
        "FSG0023", Severity.Warning, "Two pages for one event",
        "The event '{0}' is described by '{1}' too; what this page says of it was left out",
        "Remove one of the pages; mostly one is an older state of the other.");

    /// <summary>A table whose nesting takes too much to find.</summary>
    public static readonly Rule NestingGivenUp = new(
        "FSG0024", Severity.Warning, "Nesting not searched to the end",
        "The table is too intricate to find out where all its rows belong: from '{0}' on, the places of {1} rows are guessed",
        "Write `└` before the names of the table's nested rows, one `&nbsp;&nbsp;` per level. Then nothing needs to be searched for.");

    /// <summary>A row that is nested deeper than there are types for.</summary>
    public static readonly Rule TooDeep = new(
        "FSG0025", Severity.Warning, "Row nested too deeply",
        "'{0}' is nested more than 48 levels deep; it and what is below it yield no members, and are found in the FeishuJson above it",
        "Correct the marks before the table's names. Nothing that the platform sends is nested so deeply.");

    /// <summary>A further endpoint on a page that has one.</summary>
    public static readonly Rule SecondEndpoint = new(
        "FSG0026", Severity.Warning, "Second endpoint on a page",
        "The page describes the endpoint '{0}' too; a page yields one operation, so this one yields no code, and what stands below it is not read",
        "Put each endpoint on a page of its own.");

    /// <summary>A language that the emitted code is too new for.</summary>
    public static readonly Rule OldLanguage = new(
        "FSG0027", Severity.Error, "C# is too old",
        "The project is compiled as C# {0}, and the code that Feishu.Gen makes from its pages needs C# 12 or newer; no code is made: set <LangVersion>12</LangVersion> in the project, or remove the property",
        "Set `<LangVersion>12</LangVersion>` or a newer one in the project file, or remove the property: C# 12 is what .NET 8 projects are compiled as without it.");

    /// <summary>An operation whose page does not say which access tokens it accepts.</summary>
    public static readonly Rule UnknownTokens = new(
        "FSG0028", Severity.Warning, "Unknown kinds of token",
        "The page does not say which access tokens {0} accepts: {1}; the method takes any kind, and sends the client's own tenant token where it is given none",
        "Write the kinds (`tenant_access_token`, `user_access_token`, `app_access_token`) into the row `Authorization` of the table below `请求头`, or `无` where the operation needs none.");

    /// <summary>A page with far more rows than any page of the platform has.</summary>
    public static readonly Rule TooManyRows = new(
        "FSG0029", Severity.Warning, "Too many rows",
        "The page's tables have more than 10,000 rows; '{0}' and the rows below it, and those of the tables that follow, are not read",
        "Remove the rows that are there by mistake. Members that are not read can still be sent with `SetAdditional`, and are found in `AdditionalMembers`.");

    /// <summary>All of them, in the order of their ids.</summary>
    public static EquatableArray<Rule> All { get; } =
    [
        UnreadableFrontMatter, NotAnEndpoint, NoAddress, ForeignHost, PathParameterMismatch, UnknownType, TooFewCells, BadExample,
        OpenNesting, FieldNotInTable, DuplicateOperation, NameClash, UnreadablePage, BadOption,
        NoFieldName, PlainTextPage, NotCallable, UnreadTable, UnknownLocation, NoErrorCode, RepeatedField,
        UnreadEvent, DuplicateEvent, NestingGivenUp, TooDeep, SecondEndpoint, OldLanguage, UnknownTokens,
        TooManyRows,
    ];
}
