using System.Runtime.CompilerServices;
using Vae.Functional.Engine.Tiles;

namespace Vae.Functional.Engine.Optimisers;

/// <summary><see cref="Adagrad"/>.</summary>
internal sealed class AdagradPass(Adagrad optimiser, int length) : OptimiserPass(optimiser, length)
{
    public override void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, long step) =>
        FlatPass.Run(new Update((float)learningRate, (float)optimiser.Epsilon), values, gradient, Moments[0]);

    private readonly struct Update(float rate, float epsilon) : IUpdate
    {
        private readonly float rate = rate;
        private readonly float epsilon = epsilon;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (T W, T M, T V) Of<T>(T w, T g, T m, T v)
            where T : struct, ILanes<T>
        {
            var sum = m + (g * g);
            return (w - (rate * g / (T.SquareRoot(sum) + epsilon)), sum, v);
        }
    }
}
