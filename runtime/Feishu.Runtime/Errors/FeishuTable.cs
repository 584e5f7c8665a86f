using System.Text;

namespace Feishu.Runtime;

/// <summary>Makes the tables of a <see cref="FeishuOperation"/> of their lines. Used by emitted code.</summary>
/// <remarks>
/// Lines come as strings, as many operations have the same ones and an assembly keeps equal strings once; as UTF-8 literals they would be twice as large.
/// </remarks>
public static class FeishuTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="lines">The lines, without their line feeds.</param>
    /// <returns>The table as UTF-8, each line ended by a line feed.</returns>
    public static byte[] Of(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
}
