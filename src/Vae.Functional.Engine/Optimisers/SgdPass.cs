using System.Numerics;
using System.Runtime.CompilerServices;

namespace Vae.Functional.Engine.Optimisers;

/// <summary><see cref="Sgd"/>.</summary>
internal sealed class SgdPass(Sgd optimiser, int length) : OptimiserPass(optimiser, length)
{
    public override void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, long step) =>
        FlatPass.Run(new Update(optimiser, learningRate), values, gradient, Moments[0]);

    private readonly struct Update(Sgd optimiser, double learningRate) : IUpdate
    {
        private readonly Vector<float> rate = new((float)learningRate);
        private readonly Vector<float> momentum = new((float)optimiser.Momentum);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector<float> W, Vector<float> M, Vector<float> V) Of(Vector<float> w, Vector<float> g, Vector<float> m, Vector<float> v)
        {
            var velocity = (momentum * m) + g;
            return (w - (rate * velocity), velocity, v);
        }
    }
}
