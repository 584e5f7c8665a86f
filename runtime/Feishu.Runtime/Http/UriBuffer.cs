using System.Buffers;
using System.Globalization;

namespace Feishu.Runtime.Http;

/// <summary>A path that is filled in from left to right, and the query behind it, in pooled memory.</summary>
/// <param name="template">The path with its parameters as <c>:name</c> or <c>{name}</c>.</param>
/// <param name="isLiteral">Whether the path has no parameters, whatever it looks like.</param>
internal struct UriBuffer(string template, bool isLiteral = false)
{
    private const int FirstSize = 256;
    private const int LongestNumber = 32;

    private char[] _buffer = ArrayPool<char>.Shared.Rent(FirstSize);
    private int _length;
    private int _templateAt;
    private bool _hasQuery;

    /// <summary>Whether nothing was added.</summary>
    public readonly bool IsEmpty => _length == 0 && _buffer.Length > 0;

    public void AddPath(string name, string? value, string? parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (string.IsNullOrWhiteSpace(value) || value is "." or "..")
        {
            throw new ArgumentException($"The path parameter {name} must not be empty, blank, '.' or '..'.", parameter);
        }

        AppendTemplateUpTo(name);
        AppendEscaped(value);
    }

    public void AddPath(string name, long value)
    {
        AppendTemplateUpTo(name);
        AppendNumber(value);
    }

    public void AddQuery(string name, string value)
    {
        BeginQuery(name);
        AppendEscaped(value);
    }

    public void AddQuery<T>(string name, T value)
        where T : ISpanFormattable
    {
        BeginQuery(name);
        AppendNumber(value);
    }

    /// <summary>Adds values that are escaped already: what stands behind the question mark.</summary>
    public void AddEscapedQuery(ReadOnlySpan<char> query)
    {
        BeginQuery();
        Append(query);
    }

    /// <summary>The whole address. The buffer is given back, and nothing can be added any more.</summary>
    /// <param name="address">What the path is put behind: a scheme, a host, and perhaps a path without a slash at its end.</param>
    /// <exception cref="InvalidOperationException">A parameter of the path is missing, or the address was made before.</exception>
    public Uri Build(string address)
    {
        if (_buffer.Length == 0)
        {
            throw new InvalidOperationException("A call is sent once.");
        }

        if (!_hasQuery)
        {
            AppendTemplateEnd();
        }

        var uri = new Uri(string.Concat(address, _buffer.AsSpan(0, _length)), UriKind.Absolute);
        Release();
        return uri;
    }

    /// <summary>Gives the buffer back; nothing can be added any more.</summary>
    public void Release()
    {
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private void AppendTemplateUpTo(string name)
    {
        if (FindParameter(out var start, out var length, out var found) && found.SequenceEqual(name))
        {
            Append(template.AsSpan(_templateAt, start - _templateAt));
            _templateAt = start + length;
            return;
        }

        throw new ArgumentException($"The next parameter of the path {template} is not '{name}'.", nameof(name));
    }

    private void AppendTemplateEnd()
    {
        if (FindParameter(out _, out _, out var missing))
        {
            throw new InvalidOperationException($"The parameter '{missing}' of the path {template} was not given.");
        }

        Append(template.AsSpan(_templateAt));
        _templateAt = template.Length;
    }

    /// <summary>Finds the template's next parameter: a colon with a name, or a name in braces.</summary>
    private readonly bool FindParameter(out int start, out int length, out ReadOnlySpan<char> name)
    {
        for (start = _templateAt; !isLiteral && start < template.Length; start++)
        {
            if (template[start] is not (':' or '{'))
            {
                continue;
            }

            var end = start + 1;
            while (end < template.Length && (char.IsAsciiLetterOrDigit(template[end]) || template[end] is '_' or '-'))
            {
                end++;
            }

            name = template.AsSpan(start + 1, end - start - 1);
            var isInBraces = template[start] == '{';
            if (name.Length > 0 && (!isInBraces || (end < template.Length && template[end] == '}')))
            {
                length = end - start + (isInBraces ? 1 : 0);
                return true;
            }
        }

        length = 0;
        name = default;
        return false;
    }

    private void BeginQuery(string name)
    {
        BeginQuery();
        AppendEscaped(name);
        Append("=");
    }

    private void BeginQuery()
    {
        if (!_hasQuery)
        {
            AppendTemplateEnd();
        }

        Append(_hasQuery ? "&" : "?");
        _hasQuery = true;
    }

    private void AppendEscaped(string value) => Append(Uri.EscapeDataString(value));

    private void AppendNumber<T>(T value)
        where T : ISpanFormattable
    {
        Reserve(LongestNumber);
        _ = value.TryFormat(_buffer.AsSpan(_length), out var length, default, CultureInfo.InvariantCulture);
        if (_buffer.AsSpan(_length, length).Contains('+'))
        {
            // Of an exponent; in a query it would be read as a blank.
            AppendEscaped(_buffer.AsSpan(_length, length).ToString());
            return;
        }

        _length += length;
    }

    private void Append(ReadOnlySpan<char> text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    private void Reserve(int size)
    {
        if (_buffer.Length - _length >= size)
        {
            return;
        }

        var grown = ArrayPool<char>.Shared.Rent(Math.Max(2 * _buffer.Length, checked(_length + size)));
        _buffer.AsSpan(0, _length).CopyTo(grown);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = grown;
    }
}
