using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vae.Functional.Noise;

/// <summary>
/// Two random words to two independent standard normals: radius √(−2 ln u) from the first word, angle πx, x in [−1, 1), from the second.
/// </summary>
/// <remarks>
/// The float version uses its own polynomials and only additions, multiplications, divisions and square roots, each correctly rounded
/// and never contracted, so that every machine gets the same bits. It agrees with the double version to a few units in the last place.
/// </remarks>
internal static class BoxMuller
{
    private const float TwoToMinus31 = 1f / (1L << 31);
    private const float TwoToMinus32 = 1f / (1L << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Cosine, Vector256<float> Sine) Pair(Vector256<uint> radiusWord, Vector256<uint> angleWord)
    {
        var radius = Vector256.Sqrt(MinusTwoLog(radiusWord.AsInt32()));
        var (cosine, sine) = CosineSine(Vector256.ConvertToSingle(angleWord.AsInt32()) * TwoToMinus31);
        return (radius * cosine, radius * sine);
    }

    public static (double Cosine, double Sine) Pair(uint radiusWord, uint angleWord)
    {
        // u has 33 bits, so it is exact, and so is the logarithm's view of its distance to 1.
        var radius = Math.Sqrt(-2 * Math.Log((radiusWord + 0.5) * TwoToMinus32));
        var (sine, cosine) = Math.SinCos(Math.PI * ((int)angleWord * (double)TwoToMinus31));
        return (radius * cosine, radius * sine);
    }

    /// <summary>−2 ln u with u = (word + ½)·2⁻³², accurate at both ends of the interval.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MinusTwoLog(Vector256<int> word)
    {
        // The distance to the nearer end, at most ½: where the word is in the upper half, u = 1 − distance, and that distance is
        // what ln(1 + x) wants near 1. A word taken as a non-negative int converts to float with one rounding everywhere.
        var upper = word >> 31;
        var distance = (Vector256.ConvertToSingle(word ^ upper) + Vector256.Create(0.5f)) * TwoToMinus32;
        var uniform = Vector256.ConditionalSelect(upper.AsSingle(), Vector256<float>.One - distance, distance);

        // uniform = 2^exponent · mantissa with the mantissa in [√½, √2).
        var bits = uniform.AsInt32() - Vector256.Create(0x3F3504F3);
        var exponent = bits >> 23;
        var mantissa = ((bits & Vector256.Create(0x007FFFFF)) + Vector256.Create(0x3F3504F3)).AsSingle();
        var nearOne = Vector256.Equals(exponent, Vector256<int>.Zero);
        var x = Vector256.ConditionalSelect(nearOne.AsSingle(), -distance, mantissa - Vector256<float>.One);

        // ln(1 + x) = x − x²/2 + x³·p(x), the minimax polynomial of the Cephes library.
        var square = x * x;
        var p = Vector256.Create(7.0376836292e-2f);
        p = p * x + Vector256.Create(-1.1514610310e-1f);
        p = p * x + Vector256.Create(1.1676998740e-1f);
        p = p * x + Vector256.Create(-1.2420140846e-1f);
        p = p * x + Vector256.Create(1.4249322787e-1f);
        p = p * x + Vector256.Create(-1.6668057665e-1f);
        p = p * x + Vector256.Create(2.0000714765e-1f);
        p = p * x + Vector256.Create(-2.4999993993e-1f);
        p = p * x + Vector256.Create(3.3333331174e-1f);
        var power = Vector256.ConvertToSingle(exponent);
        var small = p * x * square + power * -2.12194440e-4f - square * 0.5f; // ln 2 in two parts: 0.693359375 is exact times the exponent
        return (x + small + power * 0.693359375f) * -2f;
    }

    /// <summary>cos πx and sin πx for x in [−1, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Cosine, Vector256<float> Sine) CosineSine(Vector256<float> x)
    {
        // The nearest quarter turn, and what is left of it: y in [−π/4, π/4]. The subtraction is exact.
        var quarter = Vector256.Round(x * 2f);
        var y = (x - quarter * 0.5f) * MathF.PI;
        var square = y * y;

        var sine = Vector256.Create(-1.9515295891e-4f);
        sine = sine * square + Vector256.Create(8.3321608736e-3f);
        sine = sine * square + Vector256.Create(-1.6666654611e-1f);
        sine = sine * square * y + y;

        var cosine = Vector256.Create(2.443315711809948e-5f);
        cosine = cosine * square + Vector256.Create(-1.388731625493765e-3f);
        cosine = cosine * square + Vector256.Create(4.166664568298827e-2f);
        cosine = cosine * square * square - square * 0.5f + Vector256<float>.One;

        // A quarter turn swaps them; the sign bits follow from the two low bits of the number of quarter turns.
        var turns = Vector256.ConvertToInt32(quarter);
        var swap = Vector256.Equals(turns & Vector256<int>.One, Vector256<int>.One).AsSingle();
        var cosineSign = ((turns + Vector256<int>.One) & Vector256.Create(2)) << 30;
        var sineSign = (turns & Vector256.Create(2)) << 30;
        return (
            (Vector256.ConditionalSelect(swap, sine, cosine).AsInt32() ^ cosineSign).AsSingle(),
            (Vector256.ConditionalSelect(swap, cosine, sine).AsInt32() ^ sineSign).AsSingle());
    }
}
