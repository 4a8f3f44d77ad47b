using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Vae.Functional.Noise;

/// <summary>
/// Where a fill finds the words of element i. Elements come in chunks of 64, made from 16 consecutive Philox blocks:
/// first the sixteen words 0, then the sixteen words 1, and so on. Vectors are then stored as they are computed, and an element
/// depends on its index alone.
/// </summary>
internal static class NoiseFill
{
    public const int Chunk = 64;
    private const int BlocksPerChunk = Chunk / 4;

    /// <summary>Writes one chunk of 64 elements.</summary>
    public interface IChunk<T>
    {
        static abstract void Write(NoiseKey key, ulong firstBlock, ref T destination);
    }

    /// <summary>
    /// Fills from element <paramref name="first"/> on, chunk by chunk; a chunk that is only partly wanted goes through the stack.
    /// </summary>
    public static void Fill<T, TChunk>(NoiseKey key, long first, Span<T> destination)
        where T : unmanaged
        where TChunk : IChunk<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        Span<T> whole = stackalloc T[Chunk];
        while (!destination.IsEmpty)
        {
            var (chunk, skip) = Math.DivRem(first, Chunk);
            var firstBlock = (ulong)chunk * BlocksPerChunk;
            var taken = Math.Min(Chunk - (int)skip, destination.Length);
            if (taken == Chunk)
            {
                TChunk.Write(key, firstBlock, ref destination[0]);
            }
            else
            {
                TChunk.Write(key, firstBlock, ref whole[0]);
                whole.Slice((int)skip, taken).CopyTo(destination);
            }

            destination = destination[taken..];
            first += taken;
        }
    }

    /// <summary>(2k + 1)·2⁻²⁴ for the upper 23 bits k of a word: exact, and never 0 or 1.</summary>
    public readonly struct UniformSingle : IChunk<float>
    {
        public static void Write(NoiseKey key, ulong firstBlock, ref float destination)
        {
            for (var half = 0; half < BlocksPerChunk; half += PhiloxLanes.Count)
            {
                var words = PhiloxLanes.Blocks(key.Key, firstBlock + (ulong)half, key.Stream);
                Uniform(words.W0).StoreUnsafe(ref destination, (nuint)half);
                Uniform(words.W1).StoreUnsafe(ref destination, (nuint)(half + BlocksPerChunk));
                Uniform(words.W2).StoreUnsafe(ref destination, (nuint)(half + 2 * BlocksPerChunk));
                Uniform(words.W3).StoreUnsafe(ref destination, (nuint)(half + 3 * BlocksPerChunk));
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<float> Uniform(Vector256<uint> word) =>
            Vector256.ConvertToSingle(((word >> 9 << 1) | Vector256<uint>.One).AsInt32()) * (1f / (1 << 24));
    }

    /// <summary>Box–Muller on the words (0, 1) and (2, 3) of a block.</summary>
    public readonly struct NormalSingle : IChunk<float>
    {
        public static void Write(NoiseKey key, ulong firstBlock, ref float destination)
        {
            for (var half = 0; half < BlocksPerChunk; half += PhiloxLanes.Count)
            {
                var words = PhiloxLanes.Blocks(key.Key, firstBlock + (ulong)half, key.Stream);
                var (first, second) = BoxMuller.Pair(words.W0, words.W1);
                first.StoreUnsafe(ref destination, (nuint)half);
                second.StoreUnsafe(ref destination, (nuint)(half + BlocksPerChunk));
                var (third, fourth) = BoxMuller.Pair(words.W2, words.W3);
                third.StoreUnsafe(ref destination, (nuint)(half + 2 * BlocksPerChunk));
                fourth.StoreUnsafe(ref destination, (nuint)(half + 3 * BlocksPerChunk));
            }
        }
    }

    /// <summary>(word + ½)·2⁻³²: the number that <see cref="UniformSingle"/> makes of the same word, with all of its bits.</summary>
    public readonly struct UniformDouble : IChunk<double>
    {
        public static void Write(NoiseKey key, ulong firstBlock, ref double destination)
        {
            for (var block = 0; block < BlocksPerChunk; block++)
            {
                var words = key.Block(firstBlock + (ulong)block);
                Unsafe.Add(ref destination, block) = Uniform(words.W0);
                Unsafe.Add(ref destination, block + BlocksPerChunk) = Uniform(words.W1);
                Unsafe.Add(ref destination, block + 2 * BlocksPerChunk) = Uniform(words.W2);
                Unsafe.Add(ref destination, block + 3 * BlocksPerChunk) = Uniform(words.W3);
            }
        }

        private static double Uniform(uint word) => (word + 0.5) * (1.0 / (1L << 32));
    }

    /// <summary>The normals that <see cref="NormalSingle"/> makes of the same words, in double precision.</summary>
    public readonly struct NormalDouble : IChunk<double>
    {
        public static void Write(NoiseKey key, ulong firstBlock, ref double destination)
        {
            for (var block = 0; block < BlocksPerChunk; block++)
            {
                var words = key.Block(firstBlock + (ulong)block);
                (Unsafe.Add(ref destination, block), Unsafe.Add(ref destination, block + BlocksPerChunk)) =
                    BoxMuller.Pair(words.W0, words.W1);
                (Unsafe.Add(ref destination, block + 2 * BlocksPerChunk), Unsafe.Add(ref destination, block + 3 * BlocksPerChunk)) =
                    BoxMuller.Pair(words.W2, words.W3);
            }
        }
    }
}
