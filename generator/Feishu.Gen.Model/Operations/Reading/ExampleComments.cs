namespace Feishu.Gen.Operations.Reading;

/// <summary>Reads what an example says of its members behind two slashes: pages without a table have nothing else.</summary>
internal static class ExampleComments
{
    /// <summary>The comments by the names that lead to the member, divided by dots.</summary>
    /// <param name="text">JSON, or something like it.</param>
    public static IReadOnlyDictionary<string, string> Read(string text)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        var around = new Stack<string>();
        string? member = null;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    var name = String(text, ref i);
                    member = IsFollowedByColon(text, i + 1) ? Path(around, name) : member;
                    break;
                case '{' or '[':
                    around.Push(member ?? "");
                    break;
                case '}' or ']' when around.Count > 0:
                    member = around.Pop();
                    break;
                case '\n':
                    // A comment is about the member in its line.
                    member = around.Count > 0 ? around.Peek() : null;
                    break;
                case '/' when i + 1 < text.Length && text[i + 1] == '/':
                    var end = text.IndexOf('\n', i);
                    end = end < 0 ? text.Length : end;
                    var comment = text.Substring(i + 2, end - i - 2).Trim();
                    if (member is not null && !comments.ContainsKey(member))
                    {
                        comments.Add(member, comment);
                    }

                    i = end - 1;
                    break;
            }
        }

        return comments;
    }

    /// <summary>Fields with what comments say of them.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="path">What leads to the object that they belong to.</param>
    /// <param name="comments">The comments of each example.</param>
    public static EquatableArray<Field> Describe(EquatableArray<Field> fields, string path, IReadOnlyList<IReadOnlyDictionary<string, string>> comments) => fields.Select(field =>
    {
        var name = $"{path}.{field.Name}";
        var comment = comments.Select(c => c.TryGetValue(name, out var text) ? text : "").FirstOrDefault(text => text.Length > 0) ?? "";
        return DescriptionReader.Read(field, comment) with { Fields = Describe(field.Fields, name, comments) };
    }).ToEquatableArray();

    private static string Path(Stack<string> around, string name) => around.Count > 0 && around.Peek().Length > 0 ? $"{around.Peek()}.{name}" : name;

    /// <summary>The string that begins at a place, which moves to its closing quotes.</summary>
    private static string String(string text, ref int at)
    {
        var start = at + 1;
        for (at++; at < text.Length && text[at] is not ('"' or '\n'); at++)
        {
            at += text[at] == '\\' ? 1 : 0;
        }

        at = Math.Min(at, text.Length);
        return text.Substring(start, at - start);
    }

    private static bool IsFollowedByColon(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && text[at] == ':';
    }
}
