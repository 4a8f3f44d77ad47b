using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Vae.Functional.Noise;

/// <summary>Eight Philox blocks at once: lane i of every vector belongs to the i-th of eight consecutive counters.</summary>
internal readonly record struct PhiloxLanes(Vector256<uint> W0, Vector256<uint> W1, Vector256<uint> W2, Vector256<uint> W3)
{
    public const int Count = 8;

    /// <summary>
    /// The blocks of the counters (first, stream), (first + 1, stream) … (first + 7, stream); first is a multiple of eight.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxLanes Blocks(ulong key, ulong first, ulong stream)
    {
        var word0 = Vector256.Create((uint)first) + Vector256<uint>.Indices; // no carry: first is a multiple of eight
        var word1 = Vector256.Create((uint)(first >> 32));
        var word2 = Vector256.Create((uint)stream);
        var word3 = Vector256.Create((uint)(stream >> 32));
        var (key0, key1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Philox.Rounds; round++)
        {
            var (high0, low0) = Multiply(word0, Vector256.Create(Philox.Multiplier0));
            var (high1, low1) = Multiply(word2, Vector256.Create(Philox.Multiplier1));
            (word0, word1, word2, word3) =
                (high1 ^ word1 ^ Vector256.Create(key0), low1, high0 ^ word3 ^ Vector256.Create(key1), low0);
            key0 += Philox.KeyStep0;
            key1 += Philox.KeyStep1;
        }

        return new(word0, word1, word2, word3);
    }

    /// <summary>The full 64-bit products of 32-bit lanes, as high and low halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<uint> High, Vector256<uint> Low) Multiply(Vector256<uint> left, Vector256<uint> right)
    {
        if (Avx2.IsSupported)
        {
            // vpmuludq multiplies the even lanes; the odd lanes are brought down for a second one.
            var even = Avx2.Multiply(left, right);
            var odd = Avx2.Multiply((left.AsUInt64() >> 32).AsUInt32(), right);
            return (
                Avx2.Blend((even >> 32).AsUInt32(), odd.AsUInt32(), 0b10101010),
                Avx2.Blend(even.AsUInt32(), (odd << 32).AsUInt32(), 0b10101010));
        }

        var lower = Vector256.WidenLower(left) * Vector256.WidenLower(right);
        var upper = Vector256.WidenUpper(left) * Vector256.WidenUpper(right);
        return (Vector256.Narrow(lower >> 32, upper >> 32), Vector256.Narrow(lower, upper));
    }
}
