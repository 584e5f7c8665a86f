using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using Feishu.Runtime.Http;
using Feishu.Runtime.Http.Files;
using Feishu.Runtime.Json.Masking;

namespace Feishu.Runtime.CompilerServices;

/// <summary>One call of an operation, put together by emitted code. Not for use by several threads, nor twice.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class FeishuCall
{
    private UriBuffer _uri;

    /// <summary>Begins a call of an operation that takes no token, or with the client's own.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="options">What is different for this call.</param>
    public FeishuCall(FeishuOperation operation, FeishuCallOptions? options)
        : this(operation, token: null, options)
    {
    }

    /// <summary>Begins a call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="token">The token; null for the client's own.</param>
    /// <param name="options">What is different for this call.</param>
    /// <exception cref="ArgumentException">The operation does not accept this kind of token.</exception>
    public FeishuCall(FeishuOperation operation, FeishuToken? token, FeishuCallOptions? options)
        : this(operation, token, options, operation?.Path)
    {
    }

    private FeishuCall(FeishuOperation operation, FeishuToken? token, FeishuCallOptions? options, string? path)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (token is not null && !operation.Tokens.HasFlag(FlagOf(token.Kind)))
        {
            throw new ArgumentException($"{operation.Id} does not accept a {token}.", nameof(token));
        }

        Operation = operation;
        Token = token;
        Options = options;
        _uri = new UriBuffer(path!, operation.IsAdHoc);
    }

    /// <summary>The operation.</summary>
    public FeishuOperation Operation { get; }

    internal FeishuToken? Token { get; }

    internal FeishuCallOptions? Options { get; }

    internal FeishuModel? Body { get; private set; }

    internal FeishuJson? Json { get; private set; }

    /// <summary>Whether the query says by which value the platform tells a repeat.</summary>
    internal bool HasIdempotencyKey { get; private set; }

    internal FeishuForm? Form { get; private set; }

    /// <summary>Whether the call is only looked at and never sent: then values without a text are shown as empty ones.</summary>
    internal bool IsForDisplay { get; init; }

    /// <summary>Begins a call of a path of which no page tells.</summary>
    /// <exception cref="ArgumentException">The path is none.</exception>
    internal static FeishuCall Of(HttpMethod method, string path, FeishuJson? body, FeishuToken? token, FeishuCallOptions? options, SecretValues secrets)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains('#', StringComparison.Ordinal))
        {
            throw new ArgumentException("A path has no fragment; write %23 for a '#' in it.", nameof(path));
        }

        var end = path.IndexOf('?', StringComparison.Ordinal);
        var address = end < 0 ? path : path[..end];
        var call = new FeishuCall(FeishuOperation.AdHoc(method, address, body is not null, secrets), token, options, address);
        if (end >= 0)
        {
            call.AddEscapedQuery(path[(end + 1)..]);
        }

        if (body is { } json)
        {
            call.SetBody(json);
        }

        return call;
    }

    /// <summary>Fills the path's next parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, which is escaped.</param>
    /// <param name="parameter">What the caller calls it; for the exception.</param>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    /// <exception cref="ArgumentException">The value is empty or blank, or is <c>.</c> or <c>..</c>, which would make it another path.</exception>
    public void AddPath(string name, string value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
        => _uri.AddPath(name, value, parameter);

    /// <summary>Fills the path's next parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    public void AddPath(string name, long value) => _uri.AddPath(name, value);

    /// <summary>Fills the path's next parameter.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, which is escaped.</param>
    /// <param name="parameter">What the caller calls it; for the exception.</param>
    /// <exception cref="ArgumentException">The value is empty or blank, or is <c>.</c> or <c>..</c>, which would make it another path.</exception>
    public void AddPath<T>(string name, T value, [CallerArgumentExpression(nameof(value))] string? parameter = null)
        where T : struct, IFeishuValue<T> => _uri.AddPath(name, value.Value, parameter);

    /// <summary>Sets what is sent. A value out of a set that is the default of its type is refused before anything is sent.</summary>
    /// <param name="body">The body.</param>
    public void SetBody(FeishuModel body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = body;
    }

    /// <summary>Sets what is sent.</summary>
    /// <param name="body">The body: any JSON.</param>
    public void SetBody(FeishuJson body) => Json = body;

    /// <summary>Adds a part of a form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The text; null is left out.</param>
    public void AddPart(string name, string? value) => AddPart(name, value is null ? null : new FeishuForm.TextPart(name, value));

    /// <summary>Adds a part of a form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The number; null is left out.</param>
    public void AddPart(string name, long? value) => AddPart(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a part of a form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The number; null is left out.</param>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public void AddPart(string name, double? value)
        => AddPart(name, value is { } given && !double.IsFinite(given) ? throw new ArgumentException("The value is not finite.", name) : value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>Adds a part of a form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, sent as <c>true</c> or <c>false</c>; null is left out.</param>
    public void AddPart(string name, bool? value) => AddPart(name, value is { } given ? given ? "true" : "false" : null);

    /// <summary>Adds a part of a form.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value; null is left out.</param>
    /// <exception cref="ArgumentException">The value is a <c>default</c>, which has no text.</exception>
    public void AddPart<T>(string name, T? value)
        where T : struct, IFeishuValue<T> => AddPart(name, value is { } given ? TextOf(name, given) : null);

    /// <summary>Adds a part of a form.</summary>
    /// <typeparam name="T">The set.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is a <c>default</c>, which has no text.</exception>
    public void AddPart<T>(string name, T value)
        where T : struct, IFeishuValue<T> => AddPart(name, TextOf(name, value));

    /// <summary>Adds a part of a form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value: a string as it is, everything else as JSON text; null and <c>default</c> are left out.</param>
    public void AddPart(string name, FeishuJson? value) => AddPart(name, TextOf(value));

    /// <summary>Adds a part of a form.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The model, sent as JSON; null is left out.</param>
    public void AddPart(string name, FeishuModel? value) => AddPart(name, value?.ToJson());

    /// <summary>Adds a part of a form for each item.</summary>
    /// <param name="name">Their name.</param>
    /// <param name="values">The texts; null is left out.</param>
    public void AddPart(string name, IReadOnlyList<string>? values)
    {
        foreach (var value in values ?? [])
        {
            AddPart(name, value);
        }
    }

    /// <summary>Adds a file to a form.</summary>
    /// <param name="name">The part's name; the file has its own.</param>
    /// <param name="file">The file; null is left out.</param>
    public void AddPart(string name, FeishuUpload? file) => AddPart(name, file is null ? null : new FeishuForm.FilePart(name, file));

    /// <summary>Adds a file to a form, where the page says how large it may be.</summary>
    /// <param name="name">The part's name; the file has its own.</param>
    /// <param name="file">The file; null is left out.</param>
    /// <param name="maxSize">How many bytes it may have.</param>
    /// <exception cref="ArgumentException">It has more.</exception>
    public void AddPart(string name, FeishuUpload? file, long maxSize)
    {
        if (file is { IgnoresSizeLimit: false, Length: { } size } && size > maxSize)
        {
            throw new ArgumentException(
                $"{file.FileName} has {size} bytes, and {Operation.Id} takes files of at most {maxSize}. Should the platform take more by now, set {nameof(FeishuUpload)}.{nameof(FeishuUpload.IgnoresSizeLimit)}.", name);
        }

        AddPart(name, file);
    }

    /// <summary>Adds files to a form, where the page says how large each may be.</summary>
    /// <param name="name">The parts' name; the files have their own.</param>
    /// <param name="files">The files; null is left out.</param>
    /// <param name="maxSize">How many bytes each may have.</param>
    /// <exception cref="ArgumentException">One has more.</exception>
    public void AddPart(string name, IReadOnlyList<FeishuUpload>? files, long maxSize)
    {
        foreach (var file in files ?? [])
        {
            AddPart(name, file, maxSize);
        }
    }

    /// <summary>Adds a file to a form for each item.</summary>
    /// <param name="name">The parts' name; the files have their own.</param>
    /// <param name="files">The files; null is left out.</param>
    public void AddPart(string name, IReadOnlyList<FeishuUpload>? files)
    {
        foreach (var file in files ?? [])
        {
            AddPart(name, file);
        }
    }

    private void AddPart(string name, FeishuForm.Part? part)
    {
        // A form without parts is a form as well.
        Form ??= new FeishuForm();
        if (part is not null)
        {
            Form.Add(part);
        }
    }

    /// <summary>Gives the query a value by which the platform tells a repeat, where the operation takes one there and the caller gave none.</summary>
    internal void FillIdempotencyKey()
    {
        if (!HasIdempotencyKey && Operation.IdempotencyKey is { IsInQuery: true } key)
        {
            AddQuery(key.Name, FeishuIdempotencyKey.NewValue());
        }
    }

    /// <summary>Whether the address is the operation's path as its page writes it: the same in each call.</summary>
    internal bool HasPlainPath => _uri.IsEmpty && !Operation.IsAdHoc;

    /// <summary>The whole address.</summary>
    /// <param name="address">The platform's address, without a slash at the end.</param>
    internal Uri BuildUri(string address) => _uri.Build(address);

    /// <summary>Gives back what an address is built in, where the address is known already.</summary>
    internal void ReleaseUri() => _uri.Release();

    private static FeishuTokenKinds FlagOf(FeishuTokenKind kind) => kind switch
    {
        FeishuTokenKind.Tenant => FeishuTokenKinds.Tenant,
        FeishuTokenKind.User => FeishuTokenKinds.User,
        _ => FeishuTokenKinds.App,
    };
}
