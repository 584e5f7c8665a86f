using System.Globalization;
using System.Text;

namespace Feishu.Gen.Catalog.Naming;

/// <summary>
/// C# identifiers from names on the wire. The outcome may be a keyword; writing <c>@</c> before it is the emitter's part.
/// </summary>
public static class CSharpNames
{
    /// <summary>A name in PascalCase: <c>id_list</c> is <c>IdList</c>, <c>zh-CN</c> is <c>ZhCn</c>, <c>2fa</c> is <c>N2fa</c>.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="fallback">What is returned where the name is empty.</param>
    public static string Pascal(string name, string fallback = "Value") => Join(name, fallback, isPascal: true);

    /// <summary>A name in camelCase, for parameters: <c>task_id</c> is <c>taskId</c>, <c>2fa</c> is <c>n2fa</c>.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <param name="fallback">What is returned where the name is empty.</param>
    public static string Camel(string name, string fallback = "value") => Join(name, fallback, isPascal: false);

    /// <summary>
    /// A name letter by letter in characters that an identifier may contain, different for different names; not fit to begin an
    /// identifier. <c>id-list</c> is <c>idZ002DList</c>.
    /// </summary>
    internal static string Spelled(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c != 'Z' && (c == '_' || IsKept(c)))
            {
                text.Append(c);
            }
            else
            {
                AppendCode(text.Append('Z'), c);
            }
        }

        return text.ToString();
    }

    /// <summary>
    /// Whether a character is kept in an identifier: ASCII letters and digits, the letters of Latin-1 and the ideographs that
    /// Unicode has had from its beginning. The list is fixed, as that of the runtime differs between compiler hosts.
    /// </summary>
    internal static bool IsKept(char c) =>
        Words.IsAlphanumeric(c) || c is >= '\u4e00' and <= '\u9fa5' || (c is >= '\u00c0' and <= '\u00ff' && c is not ('\u00d7' or '\u00f7'));

    private static string Join(string name, string fallback, bool isPascal)
    {
        var text = new StringBuilder(name.Length + 8);
        var start = -1;
        for (var i = 0; i < name.Length; i++)
        {
            if (!IsKept(name[i]))
            {
                start = -1;
            }
            else if (start < 0 || Words.IsHump(name, i, start))
            {
                start = i;
                AppendInitial(text, name[i], isPascal);
            }
            else
            {
                text.Append(char.ToLowerInvariant(name[i]));
            }
        }

        if (text.Length == 0)
        {
            return name.Length == 0 ? fallback : SpelledByCode(name, isPascal);
        }

        return Words.IsDigit(text[0]) ? Prefix(name, isPascal) + text : text.ToString();
    }

    private static void AppendInitial(StringBuilder text, char c, bool isPascal)
    {
        // 1.0 must not become 10.
        if (text.Length > 0 && Words.IsDigit(c) && Words.IsDigit(text[text.Length - 1]))
        {
            text.Append('_');
        }

        text.Append(isPascal || text.Length > 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
    }

    // No identifier begins with a digit.
    private static string Prefix(string name, bool isPascal) => (IsNegative(name), isPascal) switch
    {
        (true, true) => "Minus",
        (true, false) => "minus",
        (false, true) => "N",
        (false, false) => "n",
    };

    private static bool IsNegative(string name) => name[0] == '-' && name.Length > 1 && Words.IsDigit(name[1]);

    // Nothing but signs: * is U002A.
    private static string SpelledByCode(string name, bool isPascal)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            AppendCode(text.Append(isPascal || text.Length > 0 ? 'U' : 'u'), c);
        }

        return text.ToString();
    }

    private static void AppendCode(StringBuilder text, char c) => text.Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
}
