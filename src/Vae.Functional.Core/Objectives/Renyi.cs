using LanguageExt;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// The Rényi bound, (1/(1 − α)) log (1/K) Σₖ wₖ^(1 − α) with w = p(x, z)/q(z|x), z ~ q(z|x) (Li and Turner 2016, equation 6). α = 0 is the
/// importance-weighted bound; α → 1 the evidence lower bound, which is what 1 gives here.
/// </summary>
/// <param name="Alpha">α; a lower bound for α ≥ 0 and for one sample; nothing else for α &lt; 0.</param>
/// <param name="Samples">K, draws of z for each observation.</param>
public sealed record Renyi(double Alpha, int Samples) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims
    {
        get
        {
            var bound = new Quantity.RenyiBound(Alpha, Samples);
            return new(
                bound.IsAtMostLogEvidence ? new Quantity.LogEvidence() : null,
                bound,
                Alpha == 0 || Samples == 1 ? new Quantity.Evidence() : null,
                bound,
                bound,
                [new(nameof(Samples), Alpha <= 1 ? Trend.Rises : Trend.Falls), new(nameof(Alpha), Trend.Falls)]);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        EvidenceLowerBound.SampleFaults(Samples).Concat(
            double.IsFinite(Alpha) ? [] : [$"Alpha is {Tensors.Print.GraphText.Number(Alpha)}; give a finite number"]);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model) => ImportanceWeights.Of(model, Samples).Map(weights => new Objective(
        Alpha == 1 ? Mean(weights.Log, 0) : 1 / (1 - Alpha) * (LogSumExp((1 - Alpha) * weights.Log, 0) - Math.Log(Samples)),
        weights.Terms));
}
