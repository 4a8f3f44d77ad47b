using System.Numerics;
using System.Runtime.CompilerServices;

namespace Vae.Functional.Engine.Optimisers;

/// <summary><see cref="Adam"/> and <see cref="AdamW"/>, which is Adam where nothing decays.</summary>
internal sealed class AdamPass(Optimiser optimiser, AdamW constants, int length) : OptimiserPass(optimiser, length)
{
    public override void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, long step) =>
        FlatPass.Run(new Update(constants, learningRate, step), values, gradient, Moments[0], Moments[1]);

    // α·m̂/(√v̂ + ε) with both bias corrections taken out of the loop. 1 − β is rounded from double: in single precision 1 − 0.999 is
    // wrong by one part in 80,000.
    private readonly struct Update(AdamW constants, double learningRate, long step) : IUpdate
    {
        private readonly Vector<float> keep1 = new((float)constants.Beta1);
        private readonly Vector<float> keep2 = new((float)constants.Beta2);
        private readonly Vector<float> take1 = new((float)(1 - constants.Beta1));
        private readonly Vector<float> take2 = new((float)(1 - constants.Beta2));
        private readonly Vector<float> epsilon = new((float)constants.Epsilon);
        private readonly Vector<float> kept = new((float)(1 - (learningRate * constants.WeightDecay)));
        private readonly Vector<float> rate = new((float)(learningRate / (1 - Math.Pow(constants.Beta1, step))));
        private readonly Vector<float> scale = new((float)(1 / Math.Sqrt(1 - Math.Pow(constants.Beta2, step))));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vector<float> W, Vector<float> M, Vector<float> V) Of(Vector<float> w, Vector<float> g, Vector<float> m, Vector<float> v)
        {
            m = (keep1 * m) + (take1 * g);
            v = (keep2 * v) + (take2 * g * g);
            return ((kept * w) - (rate * m / ((Vector.SquareRoot(v) * scale) + epsilon)), m, v);
        }
    }
}
