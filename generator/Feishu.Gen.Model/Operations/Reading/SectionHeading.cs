using Topic = Feishu.Gen.Operations.Reading.PageOutline.Topic;

namespace Feishu.Gen.Operations.Reading;

/// <summary>What the heading of a section says about it.</summary>
/// <param name="Topic">What the section is about.</param>
/// <param name="Variant">Which of several such things: what the page writes before the usual word.</param>
internal readonly record struct SectionHeading(Topic Topic, string Variant)
{
    private const string RequestBody = "请求体";
    private const string RequestExample = "请求体示例";
    private const string Headers = "请求头";
    private const string Errors = "错误码";
    private const string SubErrors = "子错误码";
    private const string EventBody = "事件体";
    private const string EventExample = "事件体示例";

    /// <summary>Reads a heading's plain text; null where it is none of those that endpoint pages share.</summary>
    public static SectionHeading? Read(string heading)
    {
        var words = heading.Replace(" ", "").TrimEnd(':', '：').ToLowerInvariant();
        return Whole(words) is { } topic ? new SectionHeading(topic, "") : Ending(words) ?? Beginning(words);
    }

    private static Topic? Whole(string words) => words switch
    {
        "请求" or "request" => Topic.Request,
        Headers or "请求headers" or "headers" => Topic.Headers,
        "路径参数" or "pathparameters" => Topic.PathParameters,
        "查询参数" or "queryparameters" => Topic.QueryParameters,
        "请求参数" or "parameters" => Topic.MixedParameters,
        RequestBody or "requestbody" or "body" => Topic.RequestBody,
        RequestExample or "请求示例" or "requestbodyexample" => Topic.RequestExample,
        "响应" or "response" => Topic.Response,
        "响应头" or "responseheaders" => Topic.ResponseHeaders,
        "响应体" or "返回参数" or "responsebody" => Topic.ResponseBody,
        "响应体示例" or "响应示例" or "返回示例" or "responsebodyexample" => Topic.ResponseExample,
        Errors or "errorcode" or "errorcodes" => Topic.Errors,
        EventBody => Topic.EventBody,
        EventExample or "回调示例" => Topic.EventExample,
        _ => null,
    };

    /// <summary>A page that has several bodies, or more of something, says which before the usual word.</summary>
    private static SectionHeading? Ending(string words) =>
        EndsWith(words, RequestExample, out var variant) ? new SectionHeading(Topic.RequestExample, variant)
        : EndsWith(words, RequestBody, out variant) ? new SectionHeading(Topic.RequestBody, variant)
        : EndsWith(words, SubErrors, out variant) ? new SectionHeading(Topic.SubErrors, variant)
        : EndsWith(words, Errors, out _) ? new SectionHeading(Topic.Errors, "")
        : EndsWith(words, Headers, out _) ? new SectionHeading(Topic.Headers, "")
        : null;

    /// <summary>A page of several events says which behind the usual word, in brackets.</summary>
    private static SectionHeading? Beginning(string words) =>
        BeginsWith(words, EventExample) ? new SectionHeading(Topic.EventExample, "")
        : BeginsWith(words, EventBody) ? new SectionHeading(Topic.EventBody, "")
        : null;

    private static bool BeginsWith(string words, string beginning) =>
        words.Length > beginning.Length && words[beginning.Length] is ('（' or '(') && words.StartsWith(beginning, StringComparison.Ordinal);

    private static bool EndsWith(string words, string ending, out string before)
    {
        var ends = words.EndsWith(ending, StringComparison.Ordinal);
        before = ends ? words.Substring(0, words.Length - ending.Length) : "";
        return ends;
    }
}
