using System.Runtime.CompilerServices;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// Elementary functions in float32 as polynomials, one body for every kind of lanes. Largest errors over all floats, in units in the last
/// place of the exact value: exp 1, expm1 2, log 1, log1p 2, tanh 3, sigmoid 2.5, softplus 2.5; exact at ±0, ±∞ and NaN, and right for
/// subnormal operands and results.
/// </summary>
/// <remarks>Coefficients are minimax over the reduced range, from an exchange algorithm in 40 digits.</remarks>
internal static class Functions
{
    private const int SignBit = unchecked((int)0x80000000);
    private const int ExponentOfOne = 127 << 23;
    private const int MantissaBits = 0x007FFFFF;
    private const int SquareRootOfHalf = 0x3F3504F3;

    // ln 2 in two parts: the first has nine bits, so that its product with an exponent is exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Log2OfE = 1.44269504f;

    private const float SquareRootOfTwoLessOne = 0.41421356f;

    // Added to a small number, it leaves the nearest whole number in the low bits.
    private const float Rounder = 12582912f;

    public static T Negate<T>(T x) where T : struct, ILanes<T> => x ^ T.Bits(SignBit);

    public static T Absolute<T>(T x) where T : struct, ILanes<T> => x & T.Bits(~SignBit);

    /// <summary>eˣ = 2ⁿ·eʳ with |r| ≤ ½ ln 2. The power is applied in two halves, each of which float32 holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x) where T : struct, ILanes<T>
    {
        var bounded = Bounded(x, -104f, 89f);
        var (r, n) = Reduced(bounded);
        var half = T.ShiftRight(n, 1);
        return ExponentialOf(r) * PowerOfTwo(half) * PowerOfTwo(T.AddBits(n, NegatedBits(half)));
    }

    /// <summary>
    /// e^−|x| = 2ⁿ·eʳ. Nothing overflows, so one power does: 2⁶⁴ times as large, it is never subnormal, and the last product rounds once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Decay<T>(T x) where T : struct, ILanes<T>
    {
        var decreasing = x | T.Bits(SignBit);
        var (r, n) = Reduced(T.Select(T.Greater(-104f, decreasing), -104f, decreasing));
        return ExponentialOf(r) * T.AddBits(T.ShiftLeft(n, 23), T.Bits(ExponentOfOne + (64 << 23))) * 5.421010862427522e-20f;
    }

    /// <summary>eˣ − 1 = 2ⁿ·(eʳ − 1) + (2ⁿ − 1), with the power halved so that the largest does not overflow before its time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpMinusOne<T>(T x) where T : struct, ILanes<T>
    {
        var (r, n) = Reduced(Bounded(x, -20f, 89f));
        var p = T.MultiplyAdd(1.3946554391e-3f, r, 8.3666443825e-3f);
        p = T.MultiplyAdd(p, r, 4.1666280478e-2f);
        p = T.MultiplyAdd(p, r, 1.6666541994e-1f);
        p = T.MultiplyAdd(p, r, 0.5f);
        p = T.MultiplyAdd(p, r * r, r);
        var power = PowerOfTwo(T.AddBits(n, T.Bits(-1)));
        var half = T.MultiplyAdd(power, p, power - 0.5f);
        return (half + half) | (x & T.Bits(SignBit));
    }

    /// <summary>The natural logarithm; −∞ at ±0, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x) where T : struct, ILanes<T>
    {
        var isSubnormal = T.Greater(1.17549435e-38f, x);
        var scaled = T.Select(isSubnormal, x * 8388608f, x);
        var (exponent, m) = Split(scaled);
        var log = LogarithmOf(m, exponent + T.Select(isSubnormal, -23f, 0f));
        return AtTheEdges(x, log);
    }

    /// <summary>log(1 + x) with what 1 + x loses to rounding put back; −∞ at −1, NaN below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LogOnePlus<T>(T x) where T : struct, ILanes<T>
    {
        var sum = x + 1f;
        var (exponent, m) = Split(sum);
        // The smaller of x and 1 is what may lose bits; of a large x, it is not missed.
        var lost = T.Select(T.Greater(x, 1f), 1f - (sum - x), x - (sum - 1f));
        var power = InversePower(T.Select(T.Greater(exponent, 64f), 64f, exponent));
        var log = LogarithmOf(m + lost * power, exponent);
        return AtTheEdges(sum, log) | (x & T.Bits(SignBit));
    }

    /// <summary>tanh |x| = (e²ˣ − 1)/(e²ˣ + 1), with x's sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x) where T : struct, ILanes<T>
    {
        var magnitude = Absolute(x);
        var bounded = T.Select(T.Greater(magnitude, 10f), 10f, magnitude);
        var grown = ExpMinusOne(bounded + bounded);
        return (grown / (grown + 2f)) | (x & T.Bits(SignBit));
    }

    /// <summary>1/(1 + e⁻ˣ), by e^−|x|, which does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x) where T : struct, ILanes<T>
    {
        var decayed = Decay(x);
        return T.Select(T.Greater(0f, x), decayed, 1f) / (decayed + 1f);
    }

    /// <summary>log(1 + eˣ) = max(x, 0) + log(1 + y) with y = e^−|x| in [0, 1]: of 1 + y above √2, its half's and that of 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x) where T : struct, ILanes<T>
    {
        var decayed = Decay(x);
        var isLarge = T.Greater(decayed, SquareRootOfTwoLessOne);
        var m = T.Select(isLarge, (decayed - 1f) * 0.5f, decayed);
        return Relu(x) + LogarithmOf(m, T.Select(isLarge, 1f, 0f));
    }

    /// <summary>max(x, 0); the addition makes +0 of −0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Relu<T>(T x) where T : struct, ILanes<T> => T.Select(T.Greater(0f, x), 0f, x) + 0f;

    // Comparisons are false of NaN, which so stays what it is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Bounded<T>(T x, float low, float high) where T : struct, ILanes<T>
    {
        var below = T.Select(T.Greater(x, high), high, x);
        return T.Select(T.Greater(low, below), low, below);
    }

    // x = n ln 2 + r; n as a whole number's bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Remainder, T Whole) Reduced<T>(T x) where T : struct, ILanes<T>
    {
        var shifted = T.MultiplyAdd(x, Log2OfE, Rounder);
        var n = shifted - Rounder;
        var r = T.MultiplyAdd(n, -Ln2Low, T.MultiplyAdd(n, -Ln2High, x));
        return (r, T.AddBits(shifted, T.Bits(-BitConverter.SingleToInt32Bits(Rounder))));
    }

    // eʳ for |r| ≤ ½ ln 2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExponentialOf<T>(T r) where T : struct, ILanes<T>
    {
        var p = T.MultiplyAdd(1.3814463746e-3f, r, 8.3687808365e-3f);
        p = T.MultiplyAdd(p, r, 4.1668392718e-2f);
        p = T.MultiplyAdd(p, r, 1.6666519642e-1f);
        p = T.MultiplyAdd(p, r, 4.9999994040e-1f);
        return T.MultiplyAdd(p, r * r, r) + 1f;
    }

    // 2ⁿ for a whole number's bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PowerOfTwo<T>(T whole) where T : struct, ILanes<T> =>
        T.AddBits(T.ShiftLeft(whole, 23), T.Bits(ExponentOfOne));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T NegatedBits<T>(T whole) where T : struct, ILanes<T> => T.AddBits(whole ^ T.Bits(-1), T.Bits(1));

    // x = 2^exponent·(1 + m) with 1 + m in [√½, √2).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Exponent, T Mantissa) Split<T>(T x) where T : struct, ILanes<T>
    {
        var offset = T.AddBits(x, T.Bits(-SquareRootOfHalf));
        var exponent = T.WholeNumber(T.ShiftRight(offset, 23));
        return (exponent, T.AddBits(offset & T.Bits(MantissaBits), T.Bits(SquareRootOfHalf)) - 1f);
    }

    // 2^−exponent, of an exponent that is a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T InversePower<T>(T exponent) where T : struct, ILanes<T> =>
        PowerOfTwo(T.AddBits(Rounder - exponent, T.Bits(-BitConverter.SingleToInt32Bits(Rounder))));

    // log(1 + m) + exponent·ln 2 = m − m²/2 + m³·p(m) + …, smallest terms first; p's terms two by two (Estrin 1960), so that fewer wait.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogarithmOf<T>(T m, T exponent) where T : struct, ILanes<T>
    {
        var square = m * m;
        var p76 = T.MultiplyAdd(-7.6344400644e-2f, m, 1.2763500214e-1f);
        var p54 = T.MultiplyAdd(-1.3161092997e-1f, m, 1.4201563597e-1f);
        var p32 = T.MultiplyAdd(-1.6623251140e-1f, m, 2.0001231134e-1f);
        var p10 = T.MultiplyAdd(-2.5000822544e-1f, m, 3.3333331347e-1f);
        var p = T.MultiplyAdd(T.MultiplyAdd(p76, square, p54), square * square, T.MultiplyAdd(p32, square, p10));
        var small = T.MultiplyAdd(square, -0.5f, T.MultiplyAdd(p * m, square, exponent * Ln2Low));
        return T.MultiplyAdd(exponent, Ln2High, m + small);
    }

    // +∞ at +∞, −∞ at ±0, NaN below 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AtTheEdges<T>(T x, T logarithm) where T : struct, ILanes<T>
    {
        var finite = T.Select(T.Greater(float.PositiveInfinity, x), logarithm, x);
        var positive = T.Select(T.Greater(0f, x), float.NaN, finite);
        return T.Select(T.Equal(x, 0f), float.NegativeInfinity, positive);
    }
}
