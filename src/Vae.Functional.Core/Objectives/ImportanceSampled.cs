using LanguageExt;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// log p(x) estimated by importance sampling, log (1/K) Σₖ wₖ with w = p(x, z)/q(z|x), z ~ q(z|x) (Rezende, Mohamed and Wierstra
/// 2014): the importance-weighted bound, beside which stands the effective sample size (Σₖ wₖ)²/Σₖ wₖ² (Kong 1992). An estimate that few
/// of the draws carry is a bound still, and a loose one.
/// </summary>
/// <param name="Samples">K, draws of z for each observation.</param>
public sealed record ImportanceSampled(int Samples) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims => ImportanceWeighted.ClaimsOf(Samples);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => EvidenceLowerBound.SampleFaults(Samples);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model) => ImportanceWeights.Of(model, Samples).Map(weights => new Objective(
        ImportanceWeights.LogMean(weights.Log, Samples),
        [
            .. weights.Terms,
            new(Term.EffectiveDraws, Reciprocal(Sum(Square(ImportanceWeights.Normalised(weights.Log)), 0)), ValueUnit.EffectiveDraws),
        ]));
}
