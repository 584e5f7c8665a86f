namespace Feishu.Gen.Cli.Output;

/// <summary>
/// Where a command writes to, and the only way there: what pages, paths and servers say is written so that no character of it acts on
/// the terminal (<see cref="ControlCharacters"/>). May be used by several threads.
/// </summary>
/// <param name="output">Results.</param>
/// <param name="error">Everything that is no result: errors, notes, progress.</param>
/// <param name="isInteractive">Whether someone watches <paramref name="error"/>, so that progress may be drawn there.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, bool isInteractive)
{
    private readonly Lock _lock = new();
    private int _drawn;

    /// <summary>Whether progress may be drawn.</summary>
    public bool IsInteractive => isInteractive;

    /// <summary>Writes a line of the result.</summary>
    public void WriteLine(string line)
    {
        lock (_lock)
        {
            Wipe();
            output.WriteLine(ControlCharacters.Escape(line));
            output.Flush();
        }
    }

    /// <summary>Writes an empty line of the result.</summary>
    public void WriteLine() => WriteLine("");

    /// <summary>Writes a JSON document as the result, with a line end behind it.</summary>
    public void WriteJson(string document)
    {
        lock (_lock)
        {
            Wipe();
            output.WriteLine(ControlCharacters.EscapeJson(document));
            output.Flush();
        }
    }

    /// <summary>Says something that is no result, behind the tool's name.</summary>
    public void WriteError(string sentence)
    {
        lock (_lock)
        {
            Wipe();
            error.WriteLine("feishu-gen: " + ControlCharacters.Escape(sentence));
            error.Flush();
        }
    }

    /// <summary>Draws a line that the next one takes the place of; nothing where nobody watches.</summary>
    /// <param name="text">The line; empty to wipe the last one.</param>
    public void Draw(string text)
    {
        if (!isInteractive)
        {
            return;
        }

        lock (_lock)
        {
            error.Write("\r" + ControlCharacters.Escape(text).PadRight(_drawn) + (text.Length == 0 ? "\r" : ""));
            error.Flush();
            _drawn = text.Length;
        }
    }

    /// <summary>Writes lines that the library for command lines made: help, and what is wrong with arguments.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isError">Whether they are no result.</param>
    public void WriteLines(string lines, bool isError)
    {
        lock (_lock)
        {
            var writer = isError ? error : output;
            writer.Write(ControlCharacters.EscapeLines(lines));
            writer.Flush();
        }
    }

    private void Wipe()
    {
        if (_drawn > 0)
        {
            Draw("");
        }
    }
}
