using System.Text;
using Feishu.Gen.Cli.Files;
using Feishu.Gen.Pages;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>Turns the body of a response into text.</summary>
internal static class ResponseText
{
    static ResponseText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a body.</summary>
    /// <param name="body">The body, decompressed.</param>
    /// <param name="charset">The encoding that the response names; null for UTF-8.</param>
    /// <returns>The text, its lines ended by LF, without a byte order mark.</returns>
    /// <exception cref="FetchException">The encoding is not known, or the body is not in it.</exception>
    public static string Decode(byte[] body, string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ') ?? "";
        var text = name.Length == 0 || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase)
            ? DecodeUtf8(body)
            : DecodeAs(name, body);
        return LineEnds.ToLf(text).TrimStart('\uFEFF');
    }

    private static string DecodeUtf8(byte[] body) =>
        PageDecoder.Decode(body) is { Fault: null } page ? page.Text : throw new FetchException("is not UTF-8, which its type says or leaves open");

    private static string DecodeAs(string name, byte[] body)
    {
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            throw new FetchException($"is not in the encoding that its type names, '{name}'");
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FetchException($"has the encoding '{name}', which is not known or not safe");
        }
    }
}
