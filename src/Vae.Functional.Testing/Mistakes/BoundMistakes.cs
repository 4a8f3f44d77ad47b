using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>Mistakes in the evidence lower bound.</summary>
internal static class BoundMistakes
{
    public static ImmutableArray<Mistake<MistakenEstimator>> All { get; } =
    [
        // The divergence.
        Analytic("the ½ missing in the divergence", draws => draws.Less(2 * draws.Divergence)),
        Analytic("the ½ missing before log σ² in the divergence", draws => draws.Less(
            draws.Divergence - 0.5 * Sum(draws.Variance.Log, Axis.Latent))),
        Analytic("the divergence added in place of taken away", draws => draws.Less(-draws.Divergence)),
        Analytic("log σ² used as log σ in the divergence", draws => draws.Less(
            -0.5 * Sum(1 + draws.Variance.Log - Square(draws.Q.Location) - Square(draws.Variance.Value), Axis.Latent))),
        Analytic("log σ used as log σ² in the divergence", draws => draws.Less(
            -0.5 * Sum(1 + draws.Q.LogScale - Square(draws.Q.Location) - draws.Q.Scale, Axis.Latent))),
        Analytic("the sign of the log-determinant turned", draws => draws.Less(
            -0.5 * Sum(1 - draws.Variance.Log - Square(draws.Q.Location) - draws.Variance.Value, Axis.Latent))),
        Analytic("the arguments of the divergence swapped, KL(p‖q) for KL(q‖p)", draws => draws.Less(
            0.5 * Sum(draws.Variance.Log + (1 + Square(draws.Q.Location)) / draws.Variance.Value - 1, Axis.Latent))),
        Analytic("the divergence averaged over the components of z in place of summed", draws => draws.Less(
            Mean(draws.Divergences, Axis.Latent))),
        Analytic("the divergence summed over the batch in place of the components of z", draws => draws.Less(
            Broadcast(Mean(Sum(draws.Divergences, Axis.Batch), 0), [Dimension.Batch]))),
        Sampled("log p(z) left out", draws => Sampled(draws, draws.LogPosterior)),
        Sampled("log q(z|x) left out", draws => Sampled(draws, -draws.LogPrior)),

        // The likelihood.
        Analytic("log p(x|z) averaged over the components of x in place of summed", draws => LatentDraws.Valued(
            1.0 / draws.Model.Spec.Observation.Width * Mean(draws.Fit, 0) - draws.Model.KlWeight * draws.Divergence)),
        Analytic("a squared error without its constant in place of log p(x|z)", draws => LatentDraws.Valued(
            draws.Bound.Value + 0.5 * Math.Log(2 * Math.PI) * draws.Model.Spec.Observation.Width)),
        Analytic("log p(x|z) summed over the draws in place of averaged", draws => LatentDraws.Valued(
            Sum(draws.Fit, 0) - draws.Model.KlWeight * draws.Divergence), samples: 2),

        // The draw.
        Analytic("uniform noise in place of normal noise", draws => draws.At(draws.Each.Location
            + draws.Each.Scale * draws.Noised(NoiseLaw.Uniform, new Dimension(draws.Samples, PerBatch: true))).Bound),
        Analytic("σ² times the noise in place of σ", draws => draws.At(
            draws.Each.Location + Square(draws.Each.Scale) * draws.Noise).Bound),
        Analytic("the mean of q(z|x) in place of a draw", draws => draws.At(draws.Each.Location).Bound),
        Analytic("one noise for the whole batch", draws => draws.At(draws.Each.Location
            + draws.Each.Scale * draws.Noised(NoiseLaw.StandardNormal, 1)).Bound),

        Analytic("one noise for all components of z", draws => draws.At(
            draws.Each.Location + draws.Each.Scale * Slice(draws.Noise, 1, 0, 1)).Bound),
        Analytic("one draw used for every sample", draws => draws.At(draws.Each.Location + draws.Each.Scale
            * VaeModel.Repeated(draws.Noised(NoiseLaw.StandardNormal, Dimension.Batch), draws.Samples)).Bound, samples: 2),

        // The gradient.
        Analytic("no gradient through the draw", draws => draws.At(StopGradient(draws.Latent)).Bound),
        Analytic("no gradient to σ", draws => draws.From(
            NormalDistribution.FromScale(draws.Q.Location, StopGradient(draws.Q.Scale))).Bound),
        Analytic("no gradient to the decoder", draws => LatentDraws.Valued(
            draws.Bound.Value, StopGradient(Mean(draws.Fit, 0)) - draws.Model.KlWeight * draws.Divergence)),
        Analytic("no gradient from the divergence", draws => LatentDraws.Valued(
            draws.Bound.Value, Mean(draws.Fit, 0) - StopGradient(draws.Model.KlWeight * draws.Divergence))),
        Analytic("the gradient of the loss, not of the objective", draws => LatentDraws.Valued(
            draws.Bound.Value, -draws.Bound.Value)),

        // The scale.
        Analytic("β left out", draws => LatentDraws.Valued(Mean(draws.Fit, 0) - draws.Divergence)),
        Analytic("β on log p(x|z) in place of the divergence", draws => LatentDraws.Valued(
            draws.Model.KlWeight * Mean(draws.Fit, 0) - draws.Divergence)),
        Analytic("bits called nats", draws => LatentDraws.Valued(1 / Math.Log(2) * draws.Bound.Value)),
        Analytic("the mean over the batch taken twice", draws => LatentDraws.Valued(draws.Bound.Value / BatchSize)),
        Analytic("a prior over the decoder's weights in full for each observation", draws => LatentDraws.Valued(
            draws.Bound.Value - 0.5 * WeightNorm(draws))),
    ];

    private static Mistake<MistakenEstimator> Analytic(string name, Func<LatentDraws, Objective> wrong, int samples = 1) =>
        new(name, new(name, count => new AnalyticKl(count), wrong, samples));

    private static Mistake<MistakenEstimator> Sampled(string name, Func<LatentDraws, Objective> wrong) =>
        new(name, new(name, count => new MonteCarlo(count), wrong, 1));

    private static Objective Sampled(LatentDraws draws, Expr ratio) =>
        LatentDraws.Valued(Mean(draws.Fit, 0) - draws.Model.KlWeight * Mean(ratio, 0));

    private static Expr WeightNorm(LatentDraws draws) => Graph.Of(new Output("fit", draws.Fit)).Parameters
        .Where(parameter => parameter.Name.StartsWith("decoder", StringComparison.Ordinal))
        .Aggregate((Expr)0.0, (sum, parameter) => sum + SumAll(Square(parameter)));
}
