using System.Buffers.Binary;

namespace Feishu.Gen.Fuzz.Mutation;

/// <summary>Several byte strings in one, each behind its length.</summary>
internal static class Blobs
{
    /// <summary>Puts them together.</summary>
    public static byte[] Join(IEnumerable<byte[]> blobs)
    {
        var all = new List<byte>();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var blob in blobs)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, blob.Length);
            all.AddRange(length);
            all.AddRange(blob);
        }

        return [.. all];
    }

    /// <summary>Takes them apart. A length that goes beyond the end means all that is left, so that any bytes have a meaning.</summary>
    public static IEnumerable<byte[]> Split(byte[] all)
    {
        for (var at = 0; at + sizeof(int) <= all.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(at));
            at += sizeof(int);
            var end = length < 0 || length > all.Length - at ? all.Length : at + length;
            yield return all[at..end];
            at = end;
        }
    }
}
