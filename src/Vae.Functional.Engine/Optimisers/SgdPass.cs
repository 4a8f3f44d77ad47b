using System.Runtime.CompilerServices;
using Vae.Functional.Engine.Tiles;

namespace Vae.Functional.Engine.Optimisers;

/// <summary><see cref="Sgd"/>.</summary>
internal sealed class SgdPass(Sgd optimiser, int length) : OptimiserPass(optimiser, length)
{
    public override void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, long step) =>
        FlatPass.Run(new Update((float)learningRate, (float)optimiser.Momentum), values, gradient, Moments[0]);

    private readonly struct Update(float rate, float momentum) : IUpdate
    {
        private readonly float rate = rate;
        private readonly float momentum = momentum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (T W, T M, T V) Of<T>(T w, T g, T m, T v)
            where T : struct, ILanes<T>
        {
            var velocity = (momentum * m) + g;
            return (w - (rate * velocity), velocity, v);
        }
    }
}
