using System.Text.RegularExpressions;
using Feishu.Gen.Operations;

namespace Feishu.Testing.Checks;

/// <summary>
/// Finds the code by which a page says that a request is wrong: the one whose text names the field and finds fault with it, else the one that
/// finds fault with parameters as such.
/// </summary>
internal static partial class PageErrors
{
    /// <summary>The page's code for a violation, or null where it lists none that fits.</summary>
    public static ErrorCode? Find(Operation operation, Violation violation) =>
        operation.Errors.FirstOrDefault(error => Names(error.Description, violation.Name) && Fault().IsMatch(error.Description))
        ?? operation.Errors.FirstOrDefault(error => BadParameter().IsMatch(error.Description));

    /// <summary>Pages write a name as it is, or with blanks for its underscores.</summary>
    private static bool Names(string description, string field) =>
        Word(field).IsMatch(description) || (field.Contains('_', StringComparison.Ordinal) && Word(field.Replace('_', ' ')).IsMatch(description));

    private static Regex Word(string text) => new($@"(?<![\w-]){Regex.Escape(text)}(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(
        @"\b(?:invalid|illegal|wrong|incorrect|missing|miss|required|empty|null|not valid|must|malformed)\b|错误|不合法|非法|无效|缺少|缺失|为空|必填",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Fault();

    [GeneratedRegex(
        @"\b(?:invalid|illegal|wrong|incorrect|bad|missing|malformed)\b[^.。]*\b(?:params?|parameters?|arguments?|args?|requests?|fields?)\b"
        + @"|\b(?:params?|parameters?|arguments?|args?|requests?|fields?)\b[^.。]*\b(?:invalid|illegal|wrong|incorrect|errors?|missing|malformed|validation failed|not valid)\b"
        + "|参数[^。]*(?:错误|不合法|非法|无效|异常|有误|缺失)|(?:错误|不合法|非法|无效|缺少)的?(?:请求)?参数",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BadParameter();
}
