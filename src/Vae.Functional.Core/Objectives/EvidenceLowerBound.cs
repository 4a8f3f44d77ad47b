using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>What the two estimators of the evidence lower bound share: E log p(x|z) − β D.</summary>
internal static class EvidenceLowerBound
{
    /// <summary>The objective from its two terms, each [B] in nats.</summary>
    public static Objective Of(VaeModel model, Expr reconstruction, Expr divergence)
    {
        var fit = reconstruction.As("log p(x|z)", @"\log p(x \mid z)");
        return new Objective(
            fit - model.KlWeight * model.KlTerm(divergence),
            [new(Term.Reconstruction, fit), new(Term.Divergence, divergence)]);
    }

    /// <summary>What every estimator of it claims.</summary>
    public static Claims Claims
    {
        get
        {
            var bound = new Quantity.EvidenceLowerBound();
            return new(new Quantity.LogEvidence(), bound, EncoderGradientFor: bound, DecoderGradientFor: bound);
        }
    }

    /// <summary>
    /// The objective with every term sampled, from draws of q(z|x), [L·B, d]. Of a q without a density there is no term to estimate: zero.
    /// </summary>
    public static Objective Sampled(VaeModel model, DensityDraw draw, int samples)
    {
        var reconstruction = VaeModel.MeanOverSamples(model.LogLikelihood(draw.Value, samples), samples);
        if (draw.LogDensity is not { } logDensity)
            return Of(model, reconstruction, Expressions.Broadcast(0.0, [Dimension.Batch]));
        var divergence = VaeModel.MeanOverSamples(logDensity - model.Prior.LogDensity(draw.Value), samples);
        return Of(model, reconstruction, divergence.As("log q(z|x)/p(z)", @"\log \tfrac{q(z \mid x)}{p(z)}"));
    }

    /// <summary>
    /// KL(q‖p) in closed form, or why there is none. Of a q without a density there is no term to estimate, and none is trained on: zero.
    /// </summary>
    public static Either<Fault, Expr> Divergence(Distribution q, Distribution p) =>
        q is PointMassDistribution ? Expressions.Broadcast(0.0, [1]) : KlTable.Divergence(q, p);

    /// <summary>What is wrong with a number of samples.</summary>
    public static IEnumerable<string> SampleFaults(int samples) => samples > 0 ? [] : [$"Samples is {samples}; give a positive number"];
}
