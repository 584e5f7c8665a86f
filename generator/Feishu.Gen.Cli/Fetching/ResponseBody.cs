using System.Buffers.Binary;
using System.IO.Compression;

namespace Feishu.Gen.Cli.Fetching;

/// <summary>Decompresses the body of a response. The framework's own way takes a body that is cut off for a whole one.</summary>
internal static class ResponseBody
{
    /// <summary>What is asked for: the one form that says how long the whole is.</summary>
    public const string Compression = "gzip";

    /// <summary>The body as it was before it was compressed.</summary>
    /// <param name="body">What was received.</param>
    /// <param name="compressions">How it is compressed, as the response says.</param>
    /// <param name="largest">How many bytes there may be.</param>
    /// <exception cref="FetchException">It is damaged, too large, or compressed in a way that was not asked for.</exception>
    public static byte[] Decompress(byte[] body, IEnumerable<string> compressions, int largest)
    {
        foreach (var compression in compressions.Where(c => !c.Equals("identity", StringComparison.OrdinalIgnoreCase)).Reverse())
        {
            body = compression.Equals(Compression, StringComparison.OrdinalIgnoreCase)
                ? Unzip(body, largest)
                : throw new FetchException($"is compressed by '{compression}', which was not asked for");
        }

        return body;
    }

    private static byte[] Unzip(byte[] body, int largest)
    {
        using var whole = new MemoryStream();
        try
        {
            using var zip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            var buffer = new byte[81_920];
            while (zip.Read(buffer) is > 0 and var read)
            {
                whole.Write(buffer, 0, read);
                if (whole.Length > largest)
                {
                    throw PageFetcher.TooLarge();
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new FetchException("cannot be decompressed");
        }

        // The last four bytes are the length of the whole.
        return body.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan(^sizeof(uint))) == whole.Length
            ? whole.ToArray()
            : throw new FetchException("cannot be decompressed: it is cut off");
    }
}
