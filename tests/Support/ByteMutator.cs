namespace Feishu.Tests;

/// <summary>Spoils bytes, whatever they mean.</summary>
internal static class ByteMutator
{
    /// <summary>The same bytes with some changes, or none.</summary>
    /// <param name="original">The bytes, which stay as they are.</param>
    /// <param name="random">The source of chance.</param>
    /// <param name="signs">ASCII characters that mean something in such bytes.</param>
    /// <param name="mostChanges">How many changes there are at most.</param>
    public static byte[] Mutate(ReadOnlySpan<byte> original, Random random, string signs, int mostChanges = 5)
    {
        var bytes = new List<byte>(original.Length + 16);
        bytes.AddRange(original);
        for (var i = random.Next(mostChanges + 1); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(LengthOf(random), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - 1));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes[at..(at + length)]);
                    break;
                case 4:
                    var chunk = bytes[at..(at + length)];
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), chunk);
                    break;
                case 5 when random.Next(8) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes[at] = (byte)signs[random.Next(signs.Length)];
                    break;
            }
        }

        return [.. bytes];
    }

    private static int LengthOf(Random random) => random.Next(1, random.Next(4) == 0 ? 2000 : 20);
}
