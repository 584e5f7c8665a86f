namespace Feishu.Runtime.Client.Uploads;

/// <summary>The checksum that the platform takes for files (RFC 1950).</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // So many bytes can be added before a sum overflows.
    private const int Run = 5552;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint low = 1, high = 0;
        while (!data.IsEmpty)
        {
            var run = data[..Math.Min(Run, data.Length)];
            foreach (var unit in run)
            {
                low += unit;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
            data = data[run.Length..];
        }

        return (high << 16) | low;
    }
}
