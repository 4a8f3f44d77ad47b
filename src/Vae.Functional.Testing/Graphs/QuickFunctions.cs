using System.Numerics.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// Functions that <see cref="TensorPrimitives"/> lacks, or has with an error of the size of 1 near 0, from its exponential and logarithm.
/// </summary>
internal static class QuickFunctions
{
    // So much fits the first cache, with room for the operands.
    private const int Tile = 512;

    /// <summary>log(1 + x) by Kahan's quotient: log w · x/(w − 1), w = 1 + x rounded. In place where that is asked for.</summary>
    public static void LogOnePlus(ReadOnlySpan<double> x, Span<double> target)
    {
        Span<double> sums = stackalloc double[Tile], logarithms = stackalloc double[Tile];
        for (var from = 0; from < x.Length; from += Tile)
        {
            var count = Math.Min(Tile, x.Length - from);
            var part = x.Slice(from, count);
            TensorPrimitives.Add(part, 1, sums);
            TensorPrimitives.Log(sums[..count], logarithms);
            for (var i = 0; i < count; i++)
                target[from + i] = sums[i] == 1 || double.IsInfinity(sums[i]) ? part[i] : logarithms[i] * (part[i] / (sums[i] - 1));
        }
    }

    /// <summary>log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|).</summary>
    public static void Softplus(ReadOnlySpan<double> x, Span<double> target)
    {
        TensorPrimitives.Abs(x, target);
        TensorPrimitives.Negate(target, target);
        TensorPrimitives.Exp(target, target);
        LogOnePlus(target, target);
        for (var i = 0; i < x.Length; i++)
            target[i] += Math.Max(x[i], 0);
    }

    /// <summary>tanh x = e/(e + 2) with e = e²ˣ − 1, by its series where that cancels.</summary>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> target)
    {
        TensorPrimitives.Multiply(x, 2, target);
        TensorPrimitives.Exp(target, target);
        for (var i = 0; i < x.Length; i++)
            target[i] = Math.Abs(x[i]) < NearZero ? Math.Tanh(x[i])
                : double.IsInfinity(target[i]) ? 1
                : (target[i] - 1) / (target[i] + 1);
    }

    // Here the difference loses a bit or two.
    private const double NearZero = 0.2;
}
