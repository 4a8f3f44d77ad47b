using System.Runtime.CompilerServices;
using Vae.Functional.Engine.Tiles;

namespace Vae.Functional.Engine.Optimisers;

/// <summary><see cref="Adam"/> and <see cref="AdamW"/>, which is Adam where nothing decays.</summary>
internal sealed class AdamPass(Optimiser optimiser, AdamW constants, int length) : OptimiserPass(optimiser, length)
{
    public override void Step(Span<float> values, ReadOnlySpan<float> gradient, double learningRate, long step)
    {
        // α·m̂/(√v̂ + ε) with both bias corrections taken out of the loop.
        var update = new Update(
            constants,
            Kept: (float)(1 - (learningRate * constants.WeightDecay)),
            Rate: (float)(learningRate / (1 - Math.Pow(constants.Beta1, step))),
            Scale: (float)(1 / Math.Sqrt(1 - Math.Pow(constants.Beta2, step))));
        FlatPass.Run(update, values, gradient, Moments[0], Moments[1]);
    }

    private readonly struct Update(AdamW constants, float Kept, float Rate, float Scale) : IUpdate
    {
        private readonly float keep1 = (float)constants.Beta1;
        private readonly float keep2 = (float)constants.Beta2;
        private readonly float epsilon = (float)constants.Epsilon;

        // 1 − β is rounded from double: in single precision 1 − 0.999 is wrong by one part in 80,000.
        private readonly float take1 = (float)(1 - constants.Beta1);
        private readonly float take2 = (float)(1 - constants.Beta2);
        private readonly float kept = Kept;
        private readonly float rate = Rate;
        private readonly float scale = Scale;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (T W, T M, T V) Of<T>(T w, T g, T m, T v)
            where T : struct, ILanes<T>
        {
            m = (keep1 * m) + (take1 * g);
            v = (keep2 * v) + (take2 * g * g);
            return ((kept * w) - (rate * m / ((T.SquareRoot(v) * scale) + epsilon)), m, v);
        }
    }
}
