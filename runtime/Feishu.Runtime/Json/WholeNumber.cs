namespace Feishu.Runtime.Json;

/// <summary>Whole numbers in any spelling that JSON has for them: <c>1000</c>, <c>1000.0</c>, <c>1e3</c>. They are read exactly, without a double in between.</summary>
internal static class WholeNumber
{
    private const int MostDigits = 19;

    /// <summary>Reads a number.</summary>
    /// <param name="number">A well-formed JSON number.</param>
    /// <param name="value">The value.</param>
    /// <returns>false where it is not whole, or not of 64 bits.</returns>
    public static bool TryParse(ReadOnlySpan<byte> number, out long value)
    {
        value = 0;
        var isNegative = number[0] == (byte)'-';
        var digits = isNegative ? number[1..] : number;
        var exponent = TakeExponent(ref digits);
        var point = digits.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? digits : digits[..point], fraction = point < 0 ? default : digits[(point + 1)..];

        // Zeros at both ends only say where the point is.
        fraction = fraction.TrimEnd((byte)'0');
        whole = whole.TrimStart((byte)'0');
        exponent -= fraction.Length;
        if (fraction.IsEmpty)
        {
            var length = whole.Length;
            whole = whole.TrimEnd((byte)'0');
            exponent += length - whole.Length;
        }

        if (whole.IsEmpty)
        {
            fraction = fraction.TrimStart((byte)'0');
        }

        var count = whole.Length + fraction.Length;
        if (count == 0)
        {
            return true;
        }

        return exponent >= 0 && count + exponent <= MostDigits && TryAssemble(whole, fraction, (int)exponent, isNegative, out value);
    }

    /// <summary>Takes the exponent off; one that is larger than any number of digits is cut.</summary>
    private static long TakeExponent(ref ReadOnlySpan<byte> digits)
    {
        const long Most = long.MaxValue / 100;
        var at = digits.IndexOfAny((byte)'e', (byte)'E');
        if (at < 0)
        {
            return 0;
        }

        var exponent = 0L;
        var isNegative = false;
        foreach (var unit in digits[(at + 1)..])
        {
            if (unit is (byte)'+' or (byte)'-')
            {
                isNegative = unit == (byte)'-';
            }
            else
            {
                exponent = Math.Min((exponent * 10) + (unit - '0'), Most);
            }
        }

        digits = digits[..at];
        return isNegative ? -exponent : exponent;
    }

    private static bool TryAssemble(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, int zeros, bool isNegative, out long value)
    {
        // 19 digits fit into 64 bits without a sign.
        var sum = 0UL;
        foreach (var unit in whole)
        {
            sum = (sum * 10) + (ulong)(unit - '0');
        }

        foreach (var unit in fraction)
        {
            sum = (sum * 10) + (ulong)(unit - '0');
        }

        for (; zeros > 0; zeros--)
        {
            sum *= 10;
        }

        value = unchecked(isNegative ? -(long)sum : (long)sum);
        return sum <= long.MaxValue + (isNegative ? 1UL : 0UL);
    }
}
