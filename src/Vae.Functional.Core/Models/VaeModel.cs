using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// A spec opened for estimators: its observation, prior, posterior and likelihood as expressions over a batch.
/// </summary>
/// <param name="spec">The spec.</param>
/// <param name="klWeight">The weight of the divergence; null for the spec's β.</param>
/// <param name="usesKlTerm">Whether the spec's <see cref="VaeSpec.KlTerm"/> is applied.</param>
/// <param name="training">
/// Whether policies and networks that look at the batch, such as <see cref="OptimalSigma"/> and <see cref="BatchNormalisation"/>, may, and
/// whether <see cref="Dropout"/> drops.
/// </param>
public sealed class VaeModel(VaeSpec spec, Expr? klWeight = null, bool training = false, bool usesKlTerm = true)
{
    /// <summary>The input that holds a batch of observations laid flat, [B, D].</summary>
    public const string ObservationInput = "x";

    /// <summary>The noise from which latent draws are made.</summary>
    public const string LatentNoise = "epsilon";

    /// <summary>The declaration.</summary>
    public VaeSpec Spec { get; } = spec;

    /// <summary>The weight of the divergence.</summary>
    public Expr KlWeight { get; } = klWeight ?? spec.Beta;

    /// <summary>What training makes of a divergence [B] before it is weighted; an evaluation takes the divergence itself.</summary>
    public Expr KlTerm(Expr divergence) => usesKlTerm && Spec.KlTerm is { } term ? term.Of(divergence) : divergence;

    /// <summary>x, [B, D].</summary>
    public Expr Observation { get; } = Input(ObservationInput, [Dimension.Batch, spec.Observation.Width]);

    /// <summary>What follows a schedule: an input in training, where it changes, and its last value elsewhere.</summary>
    public Expr Scheduled(ScheduledInput scheduled) =>
        training && !scheduled.Schedule.IsConstant ? scheduled.Expression : scheduled.Schedule.To;

    /// <summary>p(z), which depends on no batch, in training either.</summary>
    public Distribution Prior => Spec.Prior.Given(Spec).Map(WithoutBatch);

    /// <summary>q(z|x) for the batch.</summary>
    public Distribution Posterior => PosteriorOf(Observation);

    /// <summary>q(z|x) for a batch of other observations, [B, D], such as corrupted ones.</summary>
    public Distribution PosteriorOf(Expr observation) => Drawn(Spec.Family.Within(this, observation));

    /// <summary>
    /// A draw from q(z|x) for each observation and sample, reparameterised: [L·B, d], all observations of sample 1 first.
    /// </summary>
    public Expr DrawLatent(Distribution posterior, int samples) => DrawLatentEach(Repeated(posterior, samples), samples);

    /// <summary>The same from a posterior that has a row for each observation and sample already, [L·B, d].</summary>
    public Expr DrawLatentEach(Distribution posterior, int samples) => posterior.Draw(Noises(posterior, samples)).As("z", "z");

    /// <summary>
    /// A draw as of <see cref="DrawLatent"/> with log q(z|x) at it, [L·B]: all that weighing draws takes, and all that some families know.
    /// </summary>
    public DensityDraw DrawWithDensity(Distribution posterior, int samples) => DrawWithDensityEach(Repeated(posterior, samples), samples);

    /// <summary>The same from a posterior that has a row for each observation and sample already, [L·B, d].</summary>
    public DensityDraw DrawWithDensityEach(Distribution posterior, int samples) =>
        posterior.DrawWithDensity(Noises(posterior, samples), new Symbol("z", "z"));

    /// <summary>
    /// p(x|z) for latent vectors [L·B, d]; its weights are drawn where the spec has a <see cref="VaeSpec.WeightPosterior"/>.
    /// </summary>
    public Distribution Likelihood(Expr latent, int samples = 1)
    {
        if (Spec.WeightPosterior is not { } posterior)
            return LikelihoodAtMeans(latent, samples);
        // A place for z, filled in afterwards: the weights that made z are those of q(z|x), and stay.
        var z = Latent(latent.Shape[0]);
        var drawn = DrawnWeights.In(LikelihoodAtMeans(z, samples), Repeated(Observation, samples), posterior);
        return drawn.Map(part => Rewrite.Substitute([new Output("", part)], new Dictionary<Expr, Expr> { [z] = latent })[0].Value);
    }

    /// <summary>p(x|z) for latent vectors [L·B, d], its weights at the means of their posterior where they have one.</summary>
    public Distribution LikelihoodAtMeans(Expr latent, int samples = 1) =>
        Drawn(Spec.Likelihood.Given(latent, Spec.Observation.Width, training ? Repeated(Observation, samples) : null));

    /// <summary>KL(q(w)‖p(w))/N, a scalar in nats per observation; null where the weights have no posterior.</summary>
    public Expr? WeightDivergence => Spec.WeightPosterior?.Divergence(Weights);

    private ImmutableArray<Expr.Parameter> Weights =>
        DrawnWeights.Of(LikelihoodAtMeans(Latent(Dimension.Batch)), Observation);

    private Expr Latent(Dimension rows) => Input("z", [rows, Spec.Prior.Dimension]);

    /// <summary>log p(x|z), [L·B] in nats, for latent vectors [L·B, d].</summary>
    public Expr LogLikelihood(Expr latent, int samples) => Likelihood(latent, samples).LogDensity(Repeated(Observation, samples));

    /// <summary>The mean over samples: [L·B] to [B].</summary>
    public static Expr MeanOverSamples(Expr perSample, int samples) => samples == 1 ? perSample : Mean(BySample(perSample, samples), 0);

    /// <summary>[L·B] seen as [L, B].</summary>
    public static Expr BySample(Expr perSample, int samples) => Reshape(perSample, [samples, Dimension.Batch]);

    /// <summary>[B, …] repeated for each sample, [L·B, …]; what is shared by all observations stays as it is.</summary>
    public static Expr Repeated(Expr perObservation, int samples)
    {
        if (samples == 1 || perObservation.Shape.Rank < 2)
            return perObservation;
        var rest = perObservation.Shape.Skip(1);
        return Reshape(
            Broadcast(perObservation, [samples, Dimension.Batch, .. rest]),
            [new Dimension(samples, PerBatch: true), .. rest]);
    }

    /// <summary>A distribution over [B, d] repeated for each sample.</summary>
    public static Distribution Repeated(Distribution distribution, int samples) =>
        samples == 1 ? distribution : distribution.Map(parameter => Repeated(parameter, samples));

    private ImmutableArray<Expr> Noises(Distribution posterior, int samples) => posterior.NoiseInputs(
        LatentNoise, new(samples, PerBatch: true), Spec.Prior.Dimension, new Symbol("ε", @"\epsilon"));

    private Distribution Drawn(Distribution distribution) => training ? distribution : distribution.Map(WithoutBatch);

    private static Expr WithoutBatch(Expr expression) => RunningStatistic.Kept(Dropout.Without(expression));
}
