namespace Feishu.Gen.Emit;

/// <summary>Text in the tables that are compiled into a client, whose lines and fields end by line feed and tab.</summary>
internal static class TableField
{
    public static string Escaped(string text) => text.Replace("\\", "\\\\").Replace("\t", "\\t").Replace("\n", "\\n").Replace("\r", "");
}
