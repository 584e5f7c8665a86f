using System.Buffers;

namespace Feishu.Runtime.Tokens;

/// <summary>What may stand in an <c>Authorization</c> header after <c>Bearer</c>.</summary>
internal static class TokenText
{
    private static readonly SearchValues<char> s_allowed = SearchValues.Create(
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static bool IsValid(string? token) => !string.IsNullOrEmpty(token) && !token.AsSpan().ContainsAnyExcept(s_allowed);

    public static void Check(string token, string parameter)
    {
        ArgumentNullException.ThrowIfNull(token, parameter);
        if (!IsValid(token))
        {
            throw new ArgumentException("An access token is one word of printable ASCII characters.", parameter);
        }
    }
}
