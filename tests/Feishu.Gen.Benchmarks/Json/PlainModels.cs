using System.Text.Json.Serialization;

namespace Feishu.Gen.Benchmarks.Json;

// The emitted models' fields as records that the source generator of System.Text.Json reads and writes: what users would write by hand.

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainTaskAnswer
{
    [JsonPropertyName("task_id")]
    public string? TaskId { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("created")]
    public long? Created { get; init; }

    [JsonPropertyName("done")]
    public bool? Done { get; init; }

    [JsonPropertyName("score")]
    public double? Score { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainUsersAnswer
{
    [JsonPropertyName("has_more")]
    public bool? HasMore { get; init; }

    [JsonPropertyName("page_token")]
    public string? PageToken { get; init; }

    [JsonPropertyName("items")]
    public IReadOnlyList<PlainUser>? Items { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainUser
{
    [JsonPropertyName("user_id")]
    public string? UserId { get; init; }

    [JsonPropertyName("open_id")]
    public string? OpenId { get; init; }

    [JsonPropertyName("union_id")]
    public string? UnionId { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("en_name")]
    public string? EnName { get; init; }

    [JsonPropertyName("email")]
    public string? Email { get; init; }

    [JsonPropertyName("mobile")]
    public string? Mobile { get; init; }

    [JsonPropertyName("mobile_visible")]
    public bool? MobileVisible { get; init; }

    [JsonPropertyName("gender")]
    public long? Gender { get; init; }

    [JsonPropertyName("avatar")]
    public PlainAvatarInfo? Avatar { get; init; }

    [JsonPropertyName("status")]
    public PlainUserStatus? Status { get; init; }

    [JsonPropertyName("department_ids")]
    public IReadOnlyList<string>? DepartmentIds { get; init; }

    [JsonPropertyName("leader_user_id")]
    public string? LeaderUserId { get; init; }

    [JsonPropertyName("city")]
    public string? City { get; init; }

    [JsonPropertyName("country")]
    public string? Country { get; init; }

    [JsonPropertyName("join_time")]
    public long? JoinTime { get; init; }

    [JsonPropertyName("employee_no")]
    public string? EmployeeNo { get; init; }

    [JsonPropertyName("employee_type")]
    public long? EmployeeType { get; init; }

    [JsonPropertyName("orders")]
    public IReadOnlyList<PlainUserOrder>? Orders { get; init; }

    [JsonPropertyName("job_title")]
    public string? JobTitle { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainAvatarInfo
{
    [JsonPropertyName("avatar_72")]
    public string? Avatar72 { get; init; }

    [JsonPropertyName("avatar_240")]
    public string? Avatar240 { get; init; }

    [JsonPropertyName("avatar_640")]
    public string? Avatar640 { get; init; }

    [JsonPropertyName("avatar_origin")]
    public string? AvatarOrigin { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainUserStatus
{
    [JsonPropertyName("is_frozen")]
    public bool? IsFrozen { get; init; }

    [JsonPropertyName("is_resigned")]
    public bool? IsResigned { get; init; }

    [JsonPropertyName("is_activated")]
    public bool? IsActivated { get; init; }

    [JsonPropertyName("is_exited")]
    public bool? IsExited { get; init; }

    [JsonPropertyName("is_unjoin")]
    public bool? IsUnjoin { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainUserOrder
{
    [JsonPropertyName("department_id")]
    public string? DepartmentId { get; init; }

    [JsonPropertyName("user_order")]
    public long? UserOrder { get; init; }

    [JsonPropertyName("department_order")]
    public long? DepartmentOrder { get; init; }

    [JsonPropertyName("is_primary_dept")]
    public bool? IsPrimaryDept { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainBlocksAnswer
{
    [JsonPropertyName("has_more")]
    public bool? HasMore { get; init; }

    [JsonPropertyName("page_token")]
    public string? PageToken { get; init; }

    [JsonPropertyName("items")]
    public IReadOnlyList<PlainBlock>? Items { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainBlock
{
    [JsonPropertyName("block_id")]
    public string? BlockId { get; init; }

    [JsonPropertyName("parent_id")]
    public string? ParentId { get; init; }

    [JsonPropertyName("children")]
    public IReadOnlyList<string>? Children { get; init; }

    [JsonPropertyName("block_type")]
    public long? BlockType { get; init; }

    [JsonPropertyName("page")]
    public PlainText? Page { get; init; }

    [JsonPropertyName("text")]
    public PlainText? Text { get; init; }

    [JsonPropertyName("heading1")]
    public PlainText? Heading1 { get; init; }

    [JsonPropertyName("heading2")]
    public PlainText? Heading2 { get; init; }

    [JsonPropertyName("bullet")]
    public PlainText? Bullet { get; init; }

    [JsonPropertyName("ordered")]
    public PlainText? Ordered { get; init; }

    [JsonPropertyName("code")]
    public PlainText? Code { get; init; }

    [JsonPropertyName("quote")]
    public PlainText? Quote { get; init; }

    [JsonPropertyName("todo")]
    public PlainText? Todo { get; init; }

    [JsonPropertyName("callout")]
    public PlainCallout? Callout { get; init; }

    [JsonPropertyName("table")]
    public PlainTable? Table { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainText
{
    [JsonPropertyName("style")]
    public PlainTextStyle? Style { get; init; }

    [JsonPropertyName("elements")]
    public IReadOnlyList<PlainTextElement>? Elements { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainTextStyle
{
    [JsonPropertyName("align")]
    public long? Align { get; init; }

    [JsonPropertyName("done")]
    public bool? Done { get; init; }

    [JsonPropertyName("folded")]
    public bool? Folded { get; init; }

    [JsonPropertyName("language")]
    public long? Language { get; init; }

    [JsonPropertyName("wrap")]
    public bool? Wrap { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainTextElement
{
    [JsonPropertyName("text_run")]
    public PlainTextRun? TextRun { get; init; }

    [JsonPropertyName("mention_user")]
    public PlainMentionUser? MentionUser { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainTextRun
{
    [JsonPropertyName("content")]
    public string? Content { get; init; }

    [JsonPropertyName("text_element_style")]
    public PlainTextElementStyle? TextElementStyle { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainTextElementStyle
{
    [JsonPropertyName("bold")]
    public bool? Bold { get; init; }

    [JsonPropertyName("italic")]
    public bool? Italic { get; init; }

    [JsonPropertyName("strikethrough")]
    public bool? Strikethrough { get; init; }

    [JsonPropertyName("underline")]
    public bool? Underline { get; init; }

    [JsonPropertyName("inline_code")]
    public bool? InlineCode { get; init; }

    [JsonPropertyName("background_color")]
    public long? BackgroundColor { get; init; }

    [JsonPropertyName("link")]
    public PlainLink? Link { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainLink
{
    [JsonPropertyName("url")]
    public string? Url { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainMentionUser
{
    [JsonPropertyName("user_id")]
    public string? UserId { get; init; }

    [JsonPropertyName("text_element_style")]
    public PlainTextElementStyle? TextElementStyle { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainCallout
{
    [JsonPropertyName("background_color")]
    public long? BackgroundColor { get; init; }

    [JsonPropertyName("border_color")]
    public long? BorderColor { get; init; }

    [JsonPropertyName("emoji_id")]
    public string? EmojiId { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainTable
{
    [JsonPropertyName("cells")]
    public IReadOnlyList<string>? Cells { get; init; }

    [JsonPropertyName("property")]
    public PlainTableProperty? Property { get; init; }
}

/// <summary>See <c>Pages</c>.</summary>
internal sealed record PlainTableProperty
{
    [JsonPropertyName("row_size")]
    public long? RowSize { get; init; }

    [JsonPropertyName("column_size")]
    public long? ColumnSize { get; init; }

    [JsonPropertyName("column_width")]
    public IReadOnlyList<long>? ColumnWidth { get; init; }

    [JsonPropertyName("header_row")]
    public bool? HeaderRow { get; init; }
}

/// <summary>Their metadata, and the fast path for writing them.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlainTaskAnswer))]
[JsonSerializable(typeof(PlainUsersAnswer))]
[JsonSerializable(typeof(PlainBlocksAnswer))]
[JsonSerializable(typeof(PlainEnvelope))]
internal sealed partial class PlainJson : JsonSerializerContext;

/// <summary>An answer as it comes over the wire.</summary>
internal sealed record PlainEnvelope
{
    [JsonPropertyName("code")]
    public long Code { get; init; }

    [JsonPropertyName("msg")]
    public string? Msg { get; init; }

    [JsonPropertyName("data")]
    public PlainTaskAnswer? Data { get; init; }
}
