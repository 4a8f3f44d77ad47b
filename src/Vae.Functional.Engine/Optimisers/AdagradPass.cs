using System.Numerics;
using System.Runtime.CompilerServices;

namespace Vae.Functional.Engine.Optimisers;

/// <summary><see cref="Adagrad"/>.</summary>
internal sealed class AdagradPass(Adagrad optimiser, int length) : OptimiserPass(optimiser, length)
{
    public override void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, long step) =>
        FlatPass.Run(new Update(optimiser, learningRate), values, gradient, Moments[0]);

    private readonly struct Update(Adagrad optimiser, double learningRate) : IUpdate
    {
        private readonly Vector<float> rate = new((float)learningRate);
        private readonly Vector<float> epsilon = new((float)optimiser.Epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector<float> W, Vector<float> M, Vector<float> V) Of(Vector<float> w, Vector<float> g, Vector<float> m, Vector<float> v)
        {
            var sum = m + (g * g);
            return (w - (rate * g / (Vector.SquareRoot(sum) + epsilon)), sum, v);
        }
    }
}
