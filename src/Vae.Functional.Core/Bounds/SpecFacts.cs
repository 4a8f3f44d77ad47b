namespace Vae.Functional.Bounds;

/// <summary>What is known about a spec and the plans that it meets, as the rules need it. Each fact is known or unknown.</summary>
public sealed record SpecFacts
{
    /// <summary>What values the observation takes.</summary>
    public Fact<Support> Observation { get; init; }

    /// <summary>The number of components of an observation.</summary>
    public Fact<long> Width { get; init; }

    /// <summary>Whether the observation is declared free of quantisation.</summary>
    public Fact<bool> IsDequantised { get; init; }

    /// <summary>How many categories the observation has, where it is of categories.</summary>
    public Fact<long> ObservedCategories { get; init; }

    /// <summary>The number of latent components.</summary>
    public Fact<long> Latent { get; init; }

    /// <summary>Whether q(z|x) has a density.</summary>
    public Fact<bool> FamilyHasDensity { get; init; }

    /// <summary>Whether the density of q(z|x) is known at its own draws only.</summary>
    public Fact<bool> DensityAtDrawsOnly { get; init; }

    /// <summary>
    /// The estimator or the prior that takes the density of q(z|x) elsewhere, by the name of its type; empty where there is none.
    /// </summary>
    public Fact<string> TakesDensityElsewhere { get; init; }

    /// <summary>Where parameters of each observation stand in place of a network; unknown where there are none.</summary>
    public Fact<PerObservationPlace> PerObservation { get; init; }

    /// <summary>
    /// The estimator or the prior that takes q(z|x) of inputs that are no observations, by the name of its type; empty where there is none.
    /// </summary>
    public Fact<string> TakesOtherInputs { get; init; }

    /// <summary>Where q(z|x) has mass, in each component of z.</summary>
    public Fact<Support> PosteriorSupport { get; init; }

    /// <summary>Where p(z) has mass, in each component of z.</summary>
    public Fact<Support> PriorSupport { get; init; }

    /// <summary>Whether KL(q‖p) has a closed form.</summary>
    public Fact<bool> HasClosedFormKl { get; init; }

    /// <summary>The kind of likelihood.</summary>
    public Fact<LikelihoodKind> Likelihood { get; init; }

    /// <summary>The number of components that the likelihood is declared for, where it says: of columns, the first's.</summary>
    public Fact<long> LikelihoodWidth { get; init; }

    /// <summary>The number of components that the observation has there.</summary>
    public Fact<long> ObservedWidth { get; init; }

    /// <summary>What is known of each group of columns and its likelihood, where they are paired; rules speak of these too.</summary>
    public IReadOnlyList<SpecFacts> Columns { get; init; } = [];

    /// <summary>How many categories the likelihood has, where it is one of categories.</summary>
    public Fact<long> LikelihoodCategories { get; init; }

    /// <summary>Where σ comes from.</summary>
    public Fact<SigmaKind> Sigma { get; init; }

    /// <summary>A fixed σ, or the σ that a mean squared error amounts to.</summary>
    public Fact<double> SigmaValue { get; init; }

    /// <summary>What a σ that is not fixed cannot fall below.</summary>
    public Fact<double> SigmaFloor { get; init; }

    /// <summary>The declared range of the decoder's output.</summary>
    public Fact<OutputRange> Output { get; init; }

    /// <summary>Whether the decoder takes statistics of its batch in training.</summary>
    public Fact<bool> DecoderReadsBatch { get; init; }

    /// <summary>The weight of the divergence.</summary>
    public Fact<double> Beta { get; init; }

    /// <summary>How the divergence is used.</summary>
    public Fact<KlTermKind> KlTerm { get; init; }

    /// <summary>The γ of a capacity target.</summary>
    public Fact<double> CapacityWeight { get; init; }

    /// <summary>The C of a capacity target, in nats.</summary>
    public Fact<double> CapacityTarget { get; init; }

    /// <summary>The λ of a penalty on the weights; 0 where there is none.</summary>
    public Fact<double> Penalty { get; init; }

    /// <summary>Whether the weights of p(x|z) have a posterior.</summary>
    public Fact<bool> HasWeightPosterior { get; init; }

    /// <summary>Whether each row of a batch draws weights of its own.</summary>
    public Fact<bool> DrawsWeightsLocally { get; init; }

    /// <summary>What generation shows.</summary>
    public Fact<DecodingKind> Decoding { get; init; }

    /// <summary>Whether the estimator claims that its expected value is a lower bound at β = 1. A spec alone does not say.</summary>
    public Fact<bool> EstimatorClaimsBound { get; init; }

    /// <summary>The reason for which the user accepts a surrogate. Unknown counts as none.</summary>
    public Fact<string> AcceptSurrogate { get; init; }

    /// <summary>How the objective is estimated.</summary>
    public Fact<EstimatorKind> Estimator { get; init; }

    /// <summary>Weighted samples, K.</summary>
    public Fact<long> ImportanceSamples { get; init; }

    /// <summary>Rényi's α.</summary>
    public Fact<double> Alpha { get; init; }

    /// <summary>The plan's epochs.</summary>
    public Fact<long> Epochs { get; init; }

    /// <summary>Epochs over which the weight of the divergence grows.</summary>
    public Fact<long> KlWarmupEpochs { get; init; }

    /// <summary>Epochs after which that begins anew; 0 for never.</summary>
    public Fact<long> KlCycleEpochs { get; init; }

    /// <summary>Epochs without a better validation value after which training stops and keeps the best; 0 for none.</summary>
    public Fact<long> Patience { get; init; }

    /// <summary>Whether an evaluation takes the posterior's mean in place of draws.</summary>
    public Fact<bool> EvaluatesAtMean { get; init; }

    /// <summary>Whether an evaluation fits σ to its own data.</summary>
    public Fact<bool> RefitsSigma { get; init; }

    /// <summary>Whether an evaluation is on the data that were trained on.</summary>
    public Fact<bool> EvaluatesTrainingData { get; init; }

    /// <summary>The same, where nothing is known of an evaluation.</summary>
    internal SpecFacts BeforeEvaluation => this with { EvaluatesAtMean = default, RefitsSigma = default, EvaluatesTrainingData = default };

    /// <summary>Whether a surrogate is accepted, with a reason that says something.</summary>
    public bool AcceptsSurrogate => AcceptSurrogate.Is(reason => !string.IsNullOrWhiteSpace(reason));
}
