using System.Globalization;
using System.Text;

namespace Feishu.Gen.Benchmarks.Json;

/// <summary>The JSON that is read: short ids that differ, flags, texts in Chinese and English, few members null.</summary>
internal static class Payloads
{
    private const int Users = 100;
    private const int BlocksSize = 500_000;

    private static readonly string[] s_kinds = ["text", "text", "heading1", "bullet", "text", "ordered", "code", "quote", "todo", "heading2"];

    /// <summary>Five fields.</summary>
    public static byte[] Task { get; } =
        """{"task_id":"83912691-2e43-47fc-94a4-d512e03984fa","name":"写一份季度总结","created":1729641600000,"done":true,"score":2.75}"""u8.ToArray();

    /// <summary>A page of a hundred users.</summary>
    public static byte[] Page { get; } = Encoding.UTF8.GetBytes(
        $$"""{"has_more":true,"page_token":"AQD9/Rn9eij9Pm39ED40/RD/cIFmu77WxpxPB","items":[{{string.Join(",", Enumerable.Range(0, Users).Select(User))}}]}""");

    /// <summary>A document of 500 KB.</summary>
    public static byte[] Document { get; } = Blocks();

    private static string User(int number)
    {
        var id = (number * 7919).ToString("x8", CultureInfo.InvariantCulture);
        return $$"""
            {"user_id":"{{id}}","open_id":"ou_99e1a581b36ecc4862cbfbce{{id}}","union_id":"on_94a1ee5551019f18cd73d9f1{{id}}","name":"张小{{number}}","en_name":"Zhang {{number}}",
            "email":"zhang{{number}}@example.com","mobile":"+861301111{{number:0000}}","mobile_visible":{{Flag(number)}},"gender":{{number % 3}},
            "avatar":{"avatar_72":"https://example.com/a/{{id}}~72.png","avatar_240":"https://example.com/a/{{id}}~240.png","avatar_640":"https://example.com/a/{{id}}~640.png","avatar_origin":"https://example.com/a/{{id}}.png"},
            "status":{"is_frozen":false,"is_resigned":false,"is_activated":true,"is_exited":false,"is_unjoin":{{Flag(number + 1)}}},
            "department_ids":["od-4e6ac4d14bcd5071a37a39de{{number % 9:00000000}}"],"leader_user_id":"ou_7dab8a3d3cdcc9da36577798{{number % 9:00000000}}","city":"杭州","country":"CN",
            "join_time":{{1615381600 + number}},"employee_no":"{{number:000000}}","employee_type":{{(number % 5) + 1}},
            "orders":[{"department_id":"od-4e6ac4d14bcd5071a37a39de{{number % 9:00000000}}","user_order":{{number}},"department_order":1,"is_primary_dept":true}],"job_title":"工程师"}
            """.ReplaceLineEndings("");
    }

    private static byte[] Blocks()
    {
        var json = new StringBuilder("""{"has_more":false,"items":[""");
        for (var i = 0; json.Length < BlocksSize; i++)
        {
            json.Append(i == 0 ? "" : ",").Append(i % 40 == 39 ? Grid(i) : Block(i));
        }

        return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
    }

    private static string Block(int number) => $$$$$$"""
        {"block_id":"doxcn{{{{{{number * 104729:x10}}}}}}","parent_id":"doxcn{{{{{{number / 10 * 104729:x10}}}}}}","children":["doxcn{{{{{{number * 31:x10}}}}}}","doxcn{{{{{{number * 37:x10}}}}}}"],"block_type":{{{{{{number % 20}}}}}},
        "{{{{{{s_kinds[number % s_kinds.Length]}}}}}}":{"style":{"align":1,"done":{{{{{{Flag(number)}}}}}},"folded":false},"elements":[
        {"text_run":{"content":"The {{{{{{number}}}}}}th block says little, but says it in a whole sentence.","text_element_style":{"bold":{{{{{{Flag(number)}}}}}},"italic":false,"strikethrough":false,"underline":false,"inline_code":false}}},
        {"text_run":{"content":"第二段有链接","text_element_style":{"bold":false,"italic":true,"strikethrough":false,"underline":true,"inline_code":false,"link":{"url":"https%3A%2F%2Fexample.com%2F{{{{{{number}}}}}}"}}}},
        {"mention_user":{"user_id":"ou_3bbe8a09c20e89cce9bff989ed84{{{{{{number % 10}}}}}}","text_element_style":{"bold":false,"italic":false,"strikethrough":false,"underline":false,"inline_code":false}}}]}}
        """.ReplaceLineEndings("");

    private static string Grid(int number) =>
        $$$$$$"""{"block_id":"doxcn{{{{{{number * 104729:x10}}}}}}","parent_id":"doxcn0","block_type":31,"table":{"cells":["a{{{{{{number}}}}}}","b{{{{{{number}}}}}}"],"property":{"row_size":1,"column_size":2,"column_width":[100,200],"header_row":true}}}""";

    private static string Flag(int number) => number % 2 == 0 ? "true" : "false";
}
