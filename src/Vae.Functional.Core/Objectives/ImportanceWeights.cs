using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>The weights that importance-weighted objectives share.</summary>
/// <param name="Log">log w = log p(x|z) − β (log q(z|x) − log p(z)), [K, B] in nats.</param>
/// <param name="Terms">Their two parts, averaged over the draws without weights.</param>
internal sealed record ImportanceWeights(Expr Log, ImmutableArray<Term> Terms)
{
    /// <summary>The weights of K draws, or the fault that q has no density.</summary>
    public static Either<Fault, ImportanceWeights> Of(VaeModel model, int samples)
    {
        var q = model.Posterior;
        if (q is PointMassDistribution)
            return new Fault("importance weights need a density q(z|x), and PointMass has none; use DiagonalGaussian");
        var z = model.DrawLatent(q, samples);
        var fit = VaeModel.BySample(model.LogLikelihood(z, samples), samples);
        var cost = VaeModel.BySample(VaeModel.Repeated(q, samples).LogDensity(z) - model.Prior.LogDensity(z), samples);
        return new ImportanceWeights(
            (fit - model.KlWeight * model.KlTerm(cost)).As("log w", @"\log w"),
            [new(Term.Reconstruction, Mean(fit, 0)), new(Term.Divergence, Mean(cost, 0))]);
    }
}
