using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Engine.Measures;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;

namespace Vae.Functional;

/// <summary>A trained model over data as measures look at it: what several of them need is computed once.</summary>
public sealed class MeasuredModel
{
    private readonly TrainedModel model;
    private readonly ulong seed;
    private readonly Dictionary<Estimator, Either<Fault, Evaluation>> evaluations = [];
    private readonly Lazy<Either<Fault, Encoded>> posterior;
    private readonly Lazy<Either<Fault, AggregatePosterior>> aggregate;

    /// <summary>A model over data.</summary>
    /// <param name="model">The trained model, which stays the caller's.</param>
    /// <param name="data">What is observed.</param>
    /// <param name="seed">Of all draws.</param>
    public MeasuredModel(TrainedModel model, DataSet data, ulong seed = 0)
    {
        (this.model, Data, this.seed) = (model, data, seed);
        posterior = new(() => model.Posterior(data, seed));
        aggregate = new(() => Posterior.Map(encoded => AggregatePosterior.Of(encoded, Spec.Prior.Dimension, Key("aggregate"))));
    }

    /// <summary>The declaration.</summary>
    public VaeSpec Spec => model.Checkpoint.Spec;

    /// <summary>What is observed.</summary>
    public DataSet Data { get; }

    /// <summary>
    /// The estimator of bounds: that of training, or <see cref="MonteCarlo"/> where the estimator of training weighs its draws.
    /// </summary>
    public Estimator Estimator => model.Checkpoint.Plan.Estimator is { Claims.UnbiasedFor: Quantity.EvidenceLowerBound } own ? own
        : Spec.Check(new TrainingPlan(1)).Findings.Any(finding => finding.Rule.Id == "VAE2009") ? new MonteCarlo()
        : Programs.DefaultEstimator;

    /// <summary>q(z|x) of each observation, with a draw.</summary>
    public Either<Fault, Encoded> Posterior => posterior.Value;

    internal Either<Fault, AggregatePosterior> Aggregate => aggregate.Value;

    internal NoiseKey Key(string purpose) => NoiseKey.FromSeed(seed).Then("measure").Then(purpose);

    /// <summary>What the measure finds, or why it does not apply.</summary>
    public Either<Fault, ImmutableArray<Measurement>> Measure(Measure measure) => measure.Lacking(Spec) is { } lacking
        ? new Fault($"{measure.GetType().Name} does not apply: {lacking}")
        : measure.Of(this);

    /// <summary>The mean of an estimator's value over the data, with the divergence at full weight.</summary>
    public Either<Fault, Evaluation> Evaluate(Estimator estimator)
    {
        if (!evaluations.TryGetValue(estimator, out var evaluation))
            evaluations[estimator] = evaluation = model.Evaluate(Data, PlanOf(estimator));
        return evaluation;
    }

    /// <summary>The same for each observation, and its terms, under the names of <see cref="Programs"/>.</summary>
    public Either<Fault, ImmutableSortedDictionary<string, double[]>> EvaluateEach(Estimator estimator) =>
        model.EvaluateEach(Data, PlanOf(estimator));

    /// <summary>KL(q(zᵢ|x)‖p(zᵢ)) of each latent component, [n, d] laid flat, in nats.</summary>
    public Either<Fault, ImmutableArray<float>> ComponentDivergences => model.ComponentDivergences(Data);

    /// <summary>log p(z) at latent vectors [n, d] laid flat, in nats.</summary>
    public Either<Fault, ImmutableArray<float>> PriorLogDensity(ReadOnlySpan<float> latents) => model.PriorLogDensity(latents);

    /// <summary>The means and the standard deviations of p(x|z) for latent vectors [n, d] laid flat, each [n, D] laid flat.</summary>
    public Either<Fault, (ImmutableArray<float> Means, ImmutableArray<float> Deviations)> Likelihood(ReadOnlySpan<float> latents) =>
        model.Likelihood(latents);

    /// <summary>The mean of p(x|z) at the posterior's mean, [n, D] laid flat.</summary>
    public Either<Fault, ImmutableArray<float>> Reconstruct() => model.Reconstruct(Data);

    /// <summary>The average of the means of p(x|z) over draws of z ~ q(z|x), [n, D] laid flat.</summary>
    public Either<Fault, ImmutableArray<float>> Reconstruct(int draws) => model.Reconstruct(Data, draws, seed);

    /// <summary>‖x − x̂‖² of each observation, in squared data units.</summary>
    /// <param name="reconstructed">x̂, [n, D] laid flat.</param>
    public double[] SquaredErrors(ReadOnlySpan<float> reconstructed) => Data.SquaredErrors(reconstructed);

    /// <summary>The values of a parameter, row-major, with its extents; null where there is none of that name.</summary>
    public (ImmutableArray<int> Extents, ImmutableArray<float> Values)? Parameter(string name) => model.Parameter(name);

    // Draws by the thousand are made a few observations at a time; which noise an observation meets does not depend on that.
    private EvaluationPlan PlanOf(Estimator estimator)
    {
        const int rows = 10_000;
        var samples = estimator.Claims.UnbiasedFor is Quantity.ImportanceWeightedBound { Samples: var weighed } ? weighed : 1;
        return new(estimator, seed, Math.Clamp(rows / samples, 1, 200));
    }
}
