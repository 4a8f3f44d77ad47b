using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>The weights that importance-weighted objectives share.</summary>
/// <param name="Posterior">q(z|x), for the batch.</param>
/// <param name="Latent">z, K draws from it, [K·B, d].</param>
/// <param name="Log">log w = log p(x|z) − β (log q(z|x) − log p(z)), [K, B] in nats.</param>
/// <param name="Terms">Their two parts, averaged over the draws without weights.</param>
internal sealed record ImportanceWeights(Distribution Posterior, Expr Latent, Expr Log, ImmutableArray<Term> Terms)
{
    /// <summary>The weights of K draws, or why there are none: q has no density, or each draw of z has a p(x|z) of its own.</summary>
    public static Either<Fault, ImportanceWeights> Of(VaeModel model, int samples)
    {
        var q = model.Posterior;
        if (model.DrawWithDensity(q, samples) is not { Value: var z, LogDensity: { } logDensity })
            return new Fault("importance weights need a density q(z|x), and PointMass has none; use DiagonalGaussian");
        if (samples > 1 && model.Spec.WeightPosterior is { Local: true })
            return new Fault("importance weights of several draws need the same weights of p(x|z) for all of them, and a Local MeanField "
                + "draws them for each; use MonteCarlo, or declare it without Local");
        var (fit, cost) = Parts(model, z, logDensity, samples);
        return new ImportanceWeights(
            q,
            z,
            Weighed(model, fit, cost),
            [new(Term.Reconstruction, Mean(fit, 0)), new(Term.Divergence, Mean(cost, 0))]);
    }

    /// <summary>log (1/K) Σₖ wₖ, [B] in nats.</summary>
    public static Expr LogMean(Expr logWeights, int samples) => LogSumExp(logWeights, 0) - Math.Log(samples);

    /// <summary>wₖ/Σⱼ wⱼ, [K, B].</summary>
    public static Expr Normalised(Expr logWeights) => Exp(logWeights - LogSumExp(logWeights, 0));

    /// <summary>log w at latent vectors [K·B, d] for a density q(z|x), [K, B] in nats.</summary>
    public static Expr LogAt(VaeModel model, Distribution q, Expr z, int samples)
    {
        var (fit, cost) = Parts(model, z, VaeModel.Repeated(q, samples).LogDensity(z), samples);
        return Weighed(model, fit, cost);
    }

    private static Expr Weighed(VaeModel model, Expr fit, Expr cost) =>
        (fit - model.KlWeight * model.KlTerm(cost)).As("log w", @"\log w");

    private static (Expr Fit, Expr Cost) Parts(VaeModel model, Expr z, Expr logDensity, int samples) => (
        VaeModel.BySample(model.LogLikelihood(z, samples), samples),
        VaeModel.BySample(logDensity - model.Prior.LogDensity(z), samples));
}
