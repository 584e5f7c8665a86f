using System.Runtime.CompilerServices;
using System.Text;

namespace Feishu.Gen.Emit;

/// <summary>
/// Writes C# with LF line ends and four blanks a level. Fragments may span lines: each line is indented, so an emitter looks
/// like the code that it emits.
/// </summary>
internal sealed class CodeWriter
{
    private const int IndentSize = 4;

    private readonly StringBuilder _text = new(4096);
    private int _indent;
    private bool _atLineStart = true;

    /// <summary>Writes a fragment and ends its last line.</summary>
    public CodeWriter Line(string fragment)
    {
        Append(fragment);
        return Line();
    }

    /// <summary>Writes a fragment and ends its last line.</summary>
    public CodeWriter Line([InterpolatedStringHandlerArgument("")] ref Fragment fragment)
    {
        _ = fragment;
        return Line();
    }

    /// <summary>Ends the line; at its start, leaves a blank one.</summary>
    public CodeWriter Line()
    {
        _text.Append('\n');
        _atLineStart = true;
        return this;
    }

    /// <summary>Writes a fragment and stays in its last line.</summary>
    public CodeWriter Write(string fragment)
    {
        Append(fragment);
        return this;
    }

    /// <summary>Writes a fragment and stays in its last line.</summary>
    public CodeWriter Write([InterpolatedStringHandlerArgument("")] ref Fragment fragment)
    {
        _ = fragment;
        return this;
    }

    /// <summary>What follows stands one level deeper.</summary>
    public CodeWriter Indent()
    {
        _indent++;
        return this;
    }

    /// <summary>What follows stands one level less deep.</summary>
    public CodeWriter Outdent()
    {
        _indent--;
        return this;
    }

    /// <summary>Opens a brace.</summary>
    public CodeWriter Open() => Line("{").Indent();

    /// <summary>Closes a brace.</summary>
    public CodeWriter Close() => Outdent().Line("}");

    /// <inheritdoc />
    public override string ToString() => _text.ToString();

    private void Append(string? fragment)
    {
        if (fragment is null)
        {
            return;
        }

        var start = 0;
        while (start < fragment.Length)
        {
            var end = fragment.IndexOf('\n', start);
            var length = (end < 0 ? fragment.Length : end) - start;
            if (length > 0)
            {
                if (_atLineStart)
                {
                    _text.Append(' ', _indent * IndentSize);
                    _atLineStart = false;
                }

                _text.Append(fragment, start, length);
            }

            if (end < 0)
            {
                break;
            }

            Line();
            start = end + 1;
        }
    }

    /// <summary>An interpolated fragment, written as it is put together.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Fragment
    {
        private readonly CodeWriter _writer;

        /// <summary>Called by the compiler.</summary>
        public Fragment(int literalLength, int formattedCount, CodeWriter writer)
        {
            _ = literalLength + formattedCount;
            _writer = writer;
        }

        /// <summary>Called by the compiler.</summary>
        public void AppendLiteral(string value) => _writer.Append(value);

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted(string? value) => _writer.Append(value);

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted(char value) => _writer.Append(value.ToString());

        /// <summary>Called by the compiler.</summary>
        public void AppendFormatted(int value) => _writer.Append(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
