namespace Feishu.Gen.Fuzz.Running;

/// <summary>Makes an input smaller: takes out one part after the other, large ones first, as long as the same goes wrong.</summary>
internal static class Reducer
{
    private const int MostTries = 20_000;

    /// <summary>Reduces an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="fails">Whether a smaller one fails in the same way.</param>
    public static byte[] Reduce(byte[] input, Func<byte[], bool> fails)
    {
        var tries = 0;
        for (var size = Math.Max(1, input.Length / 2); size > 0; size /= 2)
        {
            for (var at = 0; at < input.Length && tries < MostTries;)
            {
                byte[] smaller = [.. input[..at], .. input[Math.Min(at + size, input.Length)..]];
                tries++;
                if (fails(smaller))
                {
                    input = smaller;
                }
                else
                {
                    at += size;
                }
            }
        }

        return input;
    }
}
