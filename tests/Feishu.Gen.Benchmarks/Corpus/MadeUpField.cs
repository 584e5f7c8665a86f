using System.Globalization;
using System.Text;

namespace Feishu.Gen.Benchmarks.Corpus;

/// <summary>A field of a made-up page, with those below it.</summary>
internal sealed record MadeUpField(string Name, string Type, IReadOnlyList<MadeUpField> Fields)
{
    private static readonly string[] s_words =
    [
        "name", "title", "status", "owner", "start", "end", "count", "code", "email", "city", "level", "label", "remark", "region", "order", "source",
        "target", "group", "avatar", "phone", "amount", "currency", "version", "digest", "creator", "editor", "parent", "branch", "color", "weight",
    ];

    private static readonly string[] s_types = ["string", "string", "string", "int", "string", "boolean", "string", "int", "string[]", "number(float)"];

    /// <summary>Fields of which some are structures that all pages of a service have alike.</summary>
    /// <param name="service">The service, whose structures are its own.</param>
    /// <param name="seed">What makes these fields other ones than those.</param>
    /// <param name="rows">How many rows they take, more or less.</param>
    public static IReadOnlyList<MadeUpField> Make(int service, int seed, int rows)
    {
        var fields = new List<MadeUpField>();
        for (var i = 0; rows > 0; i++)
        {
            var field = rows > 8 && i % 4 == 3 ? Structure(service, (seed + i) % 12, i % 8 == 7) : Simple(seed + (i * 7), i);
            fields.Add(field);
            rows -= field.Rows;
        }

        return fields;
    }

    private int Rows => 1 + Fields.Sum(f => f.Rows);

    /// <summary>Writes the rows, which in a table of the platform stand below each other without a trace of their depth.</summary>
    public void WriteRows(StringBuilder page, bool isRequest)
    {
        var type = Type.Replace("[]", "\\[\\]", StringComparison.Ordinal);
        page.Append(CultureInfo.InvariantCulture, $"{Name} | {type}{(isRequest ? " | 否" : "")} | 字段 {Name} 说的是什么，写在这里  \n");
        if (Fields.Count == 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"**示例值**：{Example}  \n");
            if (Type == "int")
            {
                page.Append("**可选值有**：  \n- 1：第一种情形  \n- 2：第二种情形  \n- 3：另外的情形  \n");
            }
            else if (Type == "string")
            {
                page.Append("**数据校验规则**：  \n- 长度范围：`1` ～ `200` 字符  \n");
            }
        }

        page.Length -= 3;
        page.Append('\n');
        foreach (var field in Fields)
        {
            field.WriteRows(page, isRequest);
        }
    }

    /// <summary>Writes the field as a member of an example.</summary>
    public void WriteExample(StringBuilder page, int depth)
    {
        var indent = new string(' ', 4 * depth);
        page.Append(CultureInfo.InvariantCulture, $"{indent}\"{Name}\": ");
        if (Fields.Count == 0)
        {
            page.Append(Example);
            return;
        }

        var isList = Type.EndsWith("[]", StringComparison.Ordinal);
        page.Append(isList ? "[{\n" : "{\n");
        WriteExample(page, Fields, depth + 1);
        page.Append(CultureInfo.InvariantCulture, $"\n{indent}}}{(isList ? "]" : "")}");
    }

    /// <summary>Writes several fields as the members of an example.</summary>
    public static void WriteExample(StringBuilder page, IReadOnlyList<MadeUpField> fields, int depth)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            page.Append(i == 0 ? "" : ",\n");
            fields[i].WriteExample(page, depth);
        }
    }

    private string Example => Type switch
    {
        "int" => "2",
        "boolean" => "true",
        "number(float)" => "2.5",
        "string[]" => $"[\"{Name}-7\"]",
        _ => $"\"{Name} 的例子 83912691\"",
    };

    private static MadeUpField Simple(int word, int index) =>
        new($"{s_words[word % s_words.Length]}_{Letter(index)}", s_types[word % s_types.Length], []);

    private static MadeUpField Structure(int service, int kind, bool isList)
    {
        var name = $"{s_words[(service + kind) % s_words.Length]}_info_{Letter(kind)}";
        var fields = Enumerable.Range(0, 3 + (kind % 6)).Select(i => Simple(service + (kind * 5) + i, i)).ToList();
        if (kind % 3 == 0)
        {
            fields.Add(new MadeUpField($"detail_{Letter(kind)}", $"{name}_detail", [.. Enumerable.Range(0, 3).Select(i => Simple(kind + (i * 3), i))]));
        }

        return new MadeUpField(name, isList ? name + "[]" : name, fields);
    }

    private static string Letter(int index) => $"{(char)('a' + (index % 26))}{(index < 26 ? "" : (index / 26).ToString(CultureInfo.InvariantCulture))}";
}
