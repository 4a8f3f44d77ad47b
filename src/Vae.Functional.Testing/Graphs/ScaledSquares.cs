using System.Numerics;
using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>wⱼ xᵢⱼ², [n, k]: an opaque function in managed code, which laws about calls are tried on.</summary>
/// <param name="Count">k, and the number of weights.</param>
public sealed record ScaledSquares(int Count) : OpaqueFunction
{
    /// <inheritdoc/>
    public override string Name => "scaled_squares";

    /// <inheritdoc/>
    public override int WeightCount => Count;

    /// <inheritdoc/>
    public override bool IsManaged => true;

    /// <inheritdoc/>
    public override int Width(int inputWidth) =>
        inputWidth == Count ? Count : throw new TypingException($"{Name} takes vectors of {Count} numbers, and not of {inputWidth}");

    /// <inheritdoc/>
    public override void Start(ulong seed, Span<float> weights) => weights.Fill(1);

    /// <inheritdoc/>
    public override IOpaqueCall Open() => new Calls();

    private sealed class Calls : IOpaqueCall
    {
        public void Value<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> y)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            for (var i = 0; i < x.Length; i++)
                y[i] = w[i % w.Length] * x[i] * x[i];
        }

        public void InputGradient<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> g, Span<T> gradient)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            for (var i = 0; i < x.Length; i++)
                gradient[i] = (g[i] + g[i]) * w[i % w.Length] * x[i];
        }

        public void WeightGradient<T>(int rows, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> g, Span<T> gradient)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            gradient.Clear();
            for (var i = 0; i < x.Length; i++)
                gradient[i % w.Length] += g[i] * x[i] * x[i];
        }

        public void Dispose()
        {
        }
    }
}
