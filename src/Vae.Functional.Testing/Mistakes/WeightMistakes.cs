using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>Mistakes in objectives of several weighted draws.</summary>
internal static class WeightMistakes
{
    private const int Draws = 2;

    private const double Alpha = 0.5;

    public static ImmutableArray<Mistake<MistakenEstimator>> All { get; } =
    [
        Weighted("the mean of the logarithms in place of the logarithm of the mean", draws => LatentDraws.Valued(
            Mean(draws.LogWeights, 0))),
        Weighted("−log K left out", draws => LatentDraws.Valued(LogSumExp(draws.LogWeights, 0))),
        Weighted("Σ w̃ log w reported as the bound", draws => LatentDraws.Valued(
            Sum(Normalised(draws.LogWeights) * draws.LogWeights, 0))),
        Weighted("weights that favour the worst draws", draws => LatentDraws.Valued(
            Sum(Normalised(-draws.LogWeights) * draws.LogWeights, 0))),
        Weighted("normalised weights that are not detached", draws => LatentDraws.Valued(
            Bound(draws), Sum(Normalised(draws.LogWeights) * draws.LogWeights, 0))),
        Weighted("weights of 1/K in the gradient", draws => LatentDraws.Valued(Bound(draws), Mean(draws.LogWeights, 0))),
        Weighted("the weights summed over the batch in place of the draws", draws => LatentDraws.Valued(
            Broadcast(LogSumExp(Mean(draws.LogWeights, 0), 0) - Log(BatchSize), [Dimension.Batch]))),
        Weighted("one draw used K times", draws => LatentDraws.Valued(Bound(draws.At(draws.Each.Location
            + draws.Each.Scale * VaeModel.Repeated(draws.Noised(NoiseLaw.StandardNormal, Dimension.Batch), draws.Samples))))),
        Weighted("log q(z|x) left out of the weights", draws => LatentDraws.Valued(
            LogSumExp(draws.Fit + draws.LogPrior, 0) - Math.Log(draws.Samples))),
        Weighted("log p(z) left out of the weights", draws => LatentDraws.Valued(
            LogSumExp(draws.Fit - draws.LogPosterior, 0) - Math.Log(draws.Samples))),
        Weighted("the largest weight in place of their mean", draws => LatentDraws.Valued(Max(draws.LogWeights, 0))),
        Weighted("q(z|x) detached in the gradient, weights not squared", draws => LatentDraws.Valued(Bound(draws), Sum(
            StopGradient(Normalised(draws.LogWeights)) * (draws.Fit + draws.LogPrior - draws.LogPosteriorDetached), 0))),
        Bounded("the smallest weight in place of their mean", draws => LatentDraws.Valued(-Max(-draws.LogWeights, 0))),
        Bounded("log (K + 1) in place of log K", draws => LatentDraws.Valued(LogSumExp(draws.LogWeights, 0) - Math.Log(draws.Samples + 1))),
        Renyi("the factor 1/(1 − α) left out", draws => LatentDraws.Valued(
            LogSumExp((1 - Alpha) * draws.LogWeights, 0) - Math.Log(draws.Samples))),
        Renyi("log K left outside the factor 1/(1 − α)", draws => LatentDraws.Valued(
            1 / (1 - Alpha) * LogSumExp((1 - Alpha) * draws.LogWeights, 0) - Math.Log(draws.Samples))),
    ];

    /// <summary>A right bound of which too much is claimed.</summary>
    public static Mistake<MistakenEstimator> Overclaimed { get; } =
        new("the exponential of a mean of logarithms called unbiased", new(
            "the exponential of a mean of logarithms called unbiased",
            count => new MonteCarlo(count),
            draws => LatentDraws.Valued(Mean(draws.LogWeights, 0)),
            Draws) { Claimed = _ => new(new Quantity.LogEvidence(), ExponentialUnbiasedFor: new Quantity.Evidence()) });

    private static Mistake<MistakenEstimator> Weighted(string name, Func<LatentDraws, Objective> wrong) =>
        new(name, new(name, count => new ImportanceWeighted(count), wrong, Draws));

    // Claims to be a lower bound that rises with K, and no more.
    private static Mistake<MistakenEstimator> Bounded(string name, Func<LatentDraws, Objective> wrong) =>
        new(name, new(name, count => new ImportanceWeighted(count), wrong, Draws)
        {
            Claimed = all => new(all.LowerBoundOf, MonotoneIn: all.MonotoneIn),
        });

    private static Mistake<MistakenEstimator> Renyi(string name, Func<LatentDraws, Objective> wrong) =>
        new(name, new(name, count => new Renyi(Alpha, count), wrong, Draws));

    private static Expr Bound(LatentDraws draws) => LogSumExp(draws.LogWeights, 0) - Math.Log(draws.Samples);

    private static Expr Normalised(Expr logWeights) => Exp(logWeights - LogSumExp(logWeights, 0));
}
