namespace Vae.Functional.Bounds;

/// <summary>
/// From declarations to facts, once for the run time and for analyzers. Names of types and members are those of the declared vocabulary; a
/// test holds this table to them.
/// </summary>
public static class FactTable
{
    /// <summary>What follows from a spec, and from the plans that it meets where there are any.</summary>
    public static SpecFacts Of(Declaration spec, Declaration? plan = null, Declaration? evaluation = null)
    {
        var (observation, likelihood) = (spec["Observation"], spec["Likelihood"]);
        var (sigma, term, weights) = (likelihood["Sigma"], spec["KlTerm"], spec["WeightPosterior"]);
        var estimator = plan?["Estimator"] ?? Declaration.Unknown;
        var (width, kind) = (ObservedWidth(observation), Kind(likelihood, Likelihoods, LikelihoodKind.Other));
        return new SpecFacts
        {
            Observation = Values(observation),
            Width = width,
            IsDequantised = Dequantised(observation),
            ObservedCategories = observation.Type switch
            {
                "Binary" => Fact<long>.Known(2),
                "Categories" => Number<long>(observation["Count"]),
                _ => default,
            },
            Latent = Number<long>(spec["Prior"]["Dimension"]),
            FamilyHasDensity = Posterior(spec["Family"]).Map(posterior => posterior != PointMass),
            DensityAtDrawsOnly = Posterior(spec["Family"]).Map(KnownAtDrawsOnly.Contains),
            TakesDensityElsewhere = Taker(estimator, spec["Prior"], DensityElsewhere.IsTakenBy),
            PerObservation = PlaceOfRows(spec["Family"], likelihood),
            TakesOtherInputs = Taker(estimator, spec["Prior"], OtherInputs.AreTakenBy),
            PosteriorSupport = SupportOf(Posterior(spec["Family"])),
            PriorSupport = PriorSupport(spec["Prior"], spec["Family"]),
            HasClosedFormKl = ClosedForm(spec["Family"], spec["Prior"]),
            Likelihood = kind,
            LikelihoodWidth = likelihood.Type == ColumnsLikelihood ? Number<long>(likelihood["FirstWidth"]) : Width(likelihood["Image"]),
            ObservedWidth = likelihood.Type == ColumnsLikelihood ? ObservedWidth(observation["First"]) : width,
            Columns = (observation.Type, likelihood.Type) == (Columns, ColumnsLikelihood)
                ? [OfColumns(observation["First"], likelihood["First"]), OfColumns(observation["Then"], likelihood["Then"])]
                : [],
            LikelihoodCategories = likelihood.Type == "Categorical" ? Number<long>(likelihood["Count"]) : default,
            Sigma = LikelihoodTable.Of(kind) is { HasSigma: true }
                ? Kind(sigma, Sigmas, SigmaKind.None)
                : Name(likelihood).Map(_ => SigmaKind.None),
            SigmaValue = likelihood.Type == "MeanSquaredError"
                ? ImpliedSigma(likelihood, width)
                : sigma.Type == "FixedSigma" ? Number<double>(sigma["Value"]) : default,
            SigmaFloor = sigma.Type == "FixedSigma" ? default : Floor(sigma),
            Output = likelihood.Type == ColumnsLikelihood ? default : Range(Decoder(likelihood)),
            DecoderReadsBatch = ReadsBatch(Decoder(likelihood)),
            Beta = Number<double>(spec["Beta"]),
            KlTerm = IsNull(term) ? Fact<KlTermKind>.Known(KlTermKind.Plain, term.Origin) : Kind(term, KlTerms, KlTermKind.Other),
            CapacityWeight = Number<double>(term["Gamma"]),
            CapacityTarget = Number<double>(term["C"]),
            Penalty = IsNull(spec["Penalty"]) ? Fact<double>.Known(0, spec["Penalty"].Origin) : Number<double>(spec["Penalty"]["Lambda"]),
            HasWeightPosterior = IsNull(weights) ? Fact<bool>.Known(false, weights.Origin) : Name(weights).Map(_ => true),
            DrawsWeightsLocally = IsNull(weights) ? Fact<bool>.Known(false, weights.Origin) : Number<bool>(weights["Local"]),
            Decoding = Kind(spec["Decoding"], Decodings),
            AcceptSurrogate = spec["AcceptSurrogate"] is { IsKnown: true } reason
                ? Fact<string>.Known(reason.Value as string ?? "", reason.Origin)
                : default,
            Estimator = IsNull(estimator)
                ? Fact<EstimatorKind>.Known(EstimatorKind.AnalyticKl, estimator.Origin)
                : Kind(estimator, Estimators, EstimatorKind.Other),
            ImportanceSamples = Kind(estimator, Estimators, EstimatorKind.Other).Is(AveragesWeights)
                ? Number<long>(estimator["Samples"])
                : default,
            Alpha = Number<double>(estimator["Alpha"]),
            EstimatorClaimsBound = ClaimsBound(evaluation is null || IsNull(evaluation["Estimator"]) ? estimator : evaluation["Estimator"]),
            Epochs = Number<long>(plan?["Epochs"]),
            KlWarmupEpochs = Number<long>(plan?["KlWarmupEpochs"]),
            KlCycleEpochs = Number<long>(plan?["KlCycleEpochs"]),
            Patience = Number<long>(plan?["Patience"]),
            EvaluatesAtMean = Text(evaluation?["Latent"]).Map(latent => latent == "Mean"),
            RefitsSigma = Text(evaluation?["Sigma"]).Map(source => source == "Refitted"),
        };
    }

    private static readonly Dictionary<string, Support> Observations = new()
    {
        ["Binary"] = Support.Binary,
        ["Categories"] = Support.Categories,
        ["Counts"] = Support.Counts,
        ["UnitInterval"] = Support.UnitInterval,
        ["RealValued"] = Support.Real,
        [Columns] = Support.Mixed,
    };

    private const string Columns = "Columns", ColumnsLikelihood = "ColumnsLikelihood";

    // A model of its own, of which the rest is not known, and whose network is the whole's.
    private static SpecFacts OfColumns(Declaration observation, Declaration likelihood) =>
        Of(Declaration.Partial([new("Observation", observation), new("Likelihood", likelihood)])) with { DecoderReadsBatch = default };

    private static readonly Dictionary<string, LikelihoodKind> Likelihoods =
        LikelihoodTable.Rows.Keys.ToDictionary(kind => kind.ToString());

    private static readonly Dictionary<string, bool> Dequantisations = new() { ["None"] = false, ["Uniform"] = true };

    // Noise makes intensities of grey levels.
    private static Fact<Support> Values(Declaration observation) => observation.Type == "Pixels"
        ? Dequantised(observation).Map(noisy => noisy ? Support.UnitInterval : Support.Levels)
        : Kind(observation, Observations, Support.Other);

    // Bits, counts and categories are steps of 1, and cannot be declared anything else.
    private static Fact<bool> Dequantised(Declaration observation) => observation.Type switch
    {
        "Binary" or "Categories" or "Counts" => Fact<bool>.Known(false),
        "Pixels" => Kind(observation["Dequantise"], Dequantisations),
        _ => Number<bool>(observation["Dequantised"]),
    };

    private static readonly Dictionary<string, SigmaKind> Sigmas = new()
    {
        ["FixedSigma"] = SigmaKind.Fixed,
        ["SharedSigma"] = SigmaKind.Shared,
        ["LearnedSigma"] = SigmaKind.Learned,
        ["OptimalSigma"] = SigmaKind.Optimal,
    };

    private static readonly Dictionary<string, OutputRange> Outputs =
        Enum.GetValues(typeof(OutputRange)).Cast<OutputRange>().ToDictionary(range => range.ToString());

    // Whether a network leaves numbers in their places.
    private static readonly Dictionary<string, bool> Places = new()
    {
        ["Mlp"] = false,
        ["Convolutional"] = false,
        ["TransposedConvolutional"] = false,
        ["SkipConnection"] = false,
        ["NetworkOf"] = false,
        ["Residual"] = true,
        ["LayerNormalisation"] = true,
        ["BatchNormalisation"] = true,
        ["Dropout"] = true,
        ["PerObservation"] = false,
    };

    private static readonly Dictionary<string, Reduction> Reductions =
        Enum.GetValues(typeof(Reduction)).Cast<Reduction>().ToDictionary(reduction => reduction.ToString());

    private static readonly Dictionary<string, KlTermKind> KlTerms =
        new() { ["FreeBits"] = KlTermKind.FreeBits, ["Capacity"] = KlTermKind.Capacity };

    private static readonly Dictionary<string, DecodingKind> Decodings =
        Enum.GetValues(typeof(DecodingKind)).Cast<DecodingKind>().ToDictionary(kind => kind.ToString());

    private static readonly Dictionary<string, EstimatorKind> Estimators = new()
    {
        ["AnalyticKl"] = EstimatorKind.AnalyticKl,
        ["MonteCarlo"] = EstimatorKind.MonteCarlo,
        ["ImportanceWeighted"] = EstimatorKind.ImportanceWeighted,
        ["Renyi"] = EstimatorKind.Renyi,
        ["StickingTheLanding"] = EstimatorKind.MonteCarlo,
        ["Denoising"] = EstimatorKind.Denoising,
        ["DoublyReparameterised"] = EstimatorKind.ImportanceWeighted,
        ["ImportanceSampled"] = EstimatorKind.ImportanceWeighted,
    };

    /// <summary>The pairs of distributions whose KL divergence KL(q‖p) has a closed form, by the names of their types.</summary>
    public static IReadOnlyList<(string Q, string P)> ClosedForms { get; } =
    [
        ("NormalDistribution", "StandardNormalDistribution"),
        ("NormalDistribution", "NormalDistribution"),
        ("StandardNormalDistribution", "StandardNormalDistribution"),
        ("StandardNormalDistribution", "NormalDistribution"),
        ("FullNormalDistribution", "StandardNormalDistribution"),
        ("FullNormalDistribution", "NormalDistribution"),
        ("FullNormalDistribution", "FullNormalDistribution"),
        ("NormalDistribution", "FullNormalDistribution"),
        ("StandardNormalDistribution", "FullNormalDistribution"),
        ("LowRankNormalDistribution", "StandardNormalDistribution"),
        ("LowRankNormalDistribution", "NormalDistribution"),
        ("BernoulliDistribution", "BernoulliDistribution"),
        ("CategoricalDistribution", "CategoricalDistribution"),
        ("BetaDistribution", "BetaDistribution"),
        ("GammaDistribution", "GammaDistribution"),
        ("LaplaceDistribution", "LaplaceDistribution"),
        ("PoissonDistribution", "PoissonDistribution"),
        ("ContinuousBernoulliDistribution", "ContinuousBernoulliDistribution"),
        ("KumaraswamyDistribution", "BetaDistribution"),
    ];

    private const string PointMass = "PointMassDistribution";

    // What the families and priors of the vocabulary give; one of the user's own may show it in its source.
    private static readonly Dictionary<string, string> Distributions = new()
    {
        ["DiagonalGaussian"] = "NormalDistribution",
        ["IsotropicGaussian"] = "NormalDistribution",
        ["FullGaussian"] = "FullNormalDistribution",
        ["LowRankGaussian"] = "LowRankNormalDistribution",
        ["SemiAmortised"] = "NormalDistribution",
        ["KumaraswamyFamily"] = "KumaraswamyDistribution",
        ["LogitGaussian"] = "LogitNormalDistribution",
        ["Planar"] = "FlowDistribution",
        ["InverseAutoregressive"] = "FlowDistribution",
        ["SemiImplicit"] = "SemiImplicitDistribution",
        ["PointMass"] = PointMass,
        ["StandardNormal"] = "StandardNormalDistribution",
        ["LearnedNormal"] = "NormalDistribution",
        ["MixtureOfGaussians"] = "SharedMixtureDistribution",
        ["VampPrior"] = "SharedMixtureDistribution",
        ["SparseBeta"] = "BetaDistribution",
        ["BinaryGaussians"] = "FactorisedMixtureDistribution",
        ["SpikeAndSlab"] = "FactorisedMixtureDistribution",
        ["FlowPrior"] = "InvertibleFlowDistribution",
    };

    // Those that no formula gives the density of at a z that they did not draw.
    private static readonly HashSet<string> KnownAtDrawsOnly = ["FlowDistribution", "SemiImplicitDistribution"];

    // Where distributions have mass; a mixture where its parts have.
    private static readonly Dictionary<string, Support> Supports = new()
    {
        ["NormalDistribution"] = Support.Real,
        ["StandardNormalDistribution"] = Support.Real,
        ["FullNormalDistribution"] = Support.Real,
        ["LowRankNormalDistribution"] = Support.Real,
        ["FlowDistribution"] = Support.Real,
        ["SemiImplicitDistribution"] = Support.Real,
        ["InvertibleFlowDistribution"] = Support.Real,
        ["LaplaceDistribution"] = Support.Real,
        ["StudentTDistribution"] = Support.Real,
        ["BetaDistribution"] = Support.UnitInterval,
        ["KumaraswamyDistribution"] = Support.UnitInterval,
        ["LogitNormalDistribution"] = Support.UnitInterval,
    };

    private static readonly HashSet<string> MixturesOfNormals = ["MixtureOfGaussians", "BinaryGaussians", "SpikeAndSlab"];

    private static Fact<Support> SupportOf(Fact<string> distribution) =>
        distribution.IsKnown && Supports.TryGetValue(distribution.Value, out var support)
            ? Fact<Support>.Known(support, distribution.Origin)
            : default;

    private static Fact<Support> PriorSupport(Declaration prior, Declaration family) =>
        prior.Type == "VampPrior" ? SupportOf(Posterior(family))
        : prior.Type is { } type && MixturesOfNormals.Contains(type) ? Fact<Support>.Known(Support.Real, prior.Origin)
        : SupportOf(Distribution(prior, "Distribution"));

    private static Fact<string> Posterior(Declaration family) => Distribution(family, "Posterior");

    private static Fact<string> Distribution(Declaration record, string member) =>
        record is not { IsKnown: true, Type: { } type } ? default
        : Distributions.TryGetValue(type, out var known) ? Fact<string>.Known(known, record.Origin)
        : record[member] is { IsKnown: true, Type: { } given } ? Fact<string>.Known(given, record.Origin)
        : default;

    // The cause is what stands outside of the vocabulary: the family, or else the prior.
    private static Fact<bool> ClosedForm(Declaration family, Declaration prior)
    {
        var (posterior, distribution) = (Posterior(family), Distribution(prior, "Distribution"));
        var origin = family.Type is { } type && Distributions.ContainsKey(type) ? prior.Origin : family.Origin;
        return posterior.IsKnown && distribution.IsKnown
            ? Fact<bool>.Known(posterior.Value == PointMass || ClosedForms.Contains((posterior.Value, distribution.Value)), origin)
            : default;
    }

    // The prior before the estimator, since it stands in the way whatever the plan; "" where it is known that neither does.
    private static Fact<string> Taker(Declaration estimator, Declaration prior, Func<string, bool> isTakenBy)
    {
        bool Takes(Declaration record) => record.Type is { } type && isTakenBy(type);
        return Takes(prior) ? Name(prior)
            : Takes(estimator) ? Name(estimator)
            : estimator.IsKnown && prior.IsKnown ? Fact<string>.Known("")
            : default;
    }

    // What families of the vocabulary read of a network beside heads.
    private static readonly Dictionary<string, PerObservationPlace> BesideHeads = new()
    {
        ["InverseAutoregressive"] = PerObservationPlace.Features,
        ["SemiImplicit"] = PerObservationPlace.Features,
        ["SemiAmortised"] = PerObservationPlace.Start,
    };

    // The decoder before the family, and both as deep as they go.
    private static Fact<PerObservationPlace> PlaceOfRows(Declaration family, Declaration likelihood)
    {
        static bool IsRows(Declaration record) => record.Type == "PerObservation";
        static Declaration? Within(Declaration record) =>
            IsRows(record) ? record : record.Members.Select(member => Within(record[member])).FirstOrDefault(found => found is not null);
        static PerObservationPlace Read(string type) =>
            BesideHeads.TryGetValue(type, out var place) ? place : PerObservationPlace.Heads;
        return Within(likelihood) is { } decoder ? Fact<PerObservationPlace>.Known(PerObservationPlace.Decoder, decoder.Origin)
            : Within(family) is not { } rows ? default
            : Fact<PerObservationPlace>.Known(
                family.Type is { } type && (IsRows(family["Network"]) || IsRows(family["Start"]["Network"]))
                    ? Read(type)
                    : PerObservationPlace.Network,
                rows.Origin);
    }

    // Of an estimator of the user's own the run time knows what it claims.
    private static Fact<bool> ClaimsBound(Declaration estimator) => estimator.Type switch
    {
        "Renyi" => Number<double>(estimator["Alpha"]) is var alpha && alpha.Is(value => value >= 0) ? alpha.Map(_ => true)
            : alpha.IsKnown && Number<long>(estimator["Samples"]) is { IsKnown: true } samples ? alpha.Map(_ => samples.Value == 1)
            : default,
        { } type when Estimators.ContainsKey(type) => Fact<bool>.Known(true, estimator.Origin),
        _ => default,
    };

    private static bool AveragesWeights(EstimatorKind kind) => kind is EstimatorKind.ImportanceWeighted or EstimatorKind.Renyi;

    private static Fact<double> ImpliedSigma(Declaration likelihood, Fact<long> width) =>
        Kind(likelihood["Reduction"], Reductions) is { IsKnown: true } reduction && (width.IsKnown || reduction.Value == Reduction.Sum)
            ? Fact<double>.Known(Math.Sqrt(SquaredError.Variance(reduction.Value, width.Value)), reduction.Origin ?? likelihood.Origin)
            : default;

    // What wraps a network passes its range on; what only lays numbers out anew, or normalises them, lets heads be of any.
    private static Fact<OutputRange> Range(Declaration network) => network.Type switch
    {
        "Sequence" => KeepsPlaces(network["Then"]) is { IsKnown: true } keeps ? Range(network[keeps.Value ? "First" : "Then"]) : default,
        "Residual" or "SkipConnection" => Range(network["Network"]),
        "Convolutional" or "LayerNormalisation" or "BatchNormalisation" or "Dropout" or "PerObservation" =>
            Fact<OutputRange>.Known(OutputRange.Natural, network.Origin),
        _ => Kind(network["Output"], Outputs),
    };

    private static Fact<bool> KeepsPlaces(Declaration network) => network.Type switch
    {
        "Sequence" => KeepsPlaces(network["First"]) is var first && first.Is(true) ? KeepsPlaces(network["Then"]) : first,
        { } type when Places.TryGetValue(type, out var keeps) => Fact<bool>.Known(keeps, network.Origin),
        _ => default,
    };

    // The network that likelihoods in a likelihood share.
    private static Declaration Decoder(Declaration likelihood) => likelihood.Type switch
    {
        "ZeroInflated" => Decoder(likelihood["Inner"]),
        ColumnsLikelihood => Decoder(likelihood["First"]),
        _ => likelihood["Network"],
    };

    // What a function of the user's own composes is not to be read off its name.
    private static Fact<bool> ReadsBatch(Declaration network) => network.Type switch
    {
        "BatchNormalisation" => Fact<bool>.Known(true, network.Origin),
        "Sequence" => Any(ReadsBatch(network["First"]), ReadsBatch(network["Then"])),
        "Residual" or "SkipConnection" => ReadsBatch(network["Network"]),
        "NetworkOf" => default,
        { } type when Places.ContainsKey(type) => Fact<bool>.Known(false, network.Origin),
        _ => default,
    };

    private static Fact<bool> Any(Fact<bool> one, Fact<bool> other) =>
        one.Is(true) ? one : other.Is(true) || one.IsKnown ? other : default;

    private static Fact<double> Floor(Declaration sigma) => Number<double>(sigma["Floor"]) is { IsKnown: true } floor
        ? Fact<double>.Known(floor.Value, floor.Origin ?? sigma.Origin)
        : default;

    private static Fact<long> Width(Declaration shape) => shape is { IsKnown: true, Value: IReadOnlyList<long> extents }
        ? Fact<long>.Known(extents.Aggregate(1L, (product, extent) => product * extent), shape.Origin)
        : default;

    private static Fact<long> ObservedWidth(Declaration observation)
    {
        if (observation.Type != Columns)
            return Width(observation["Shape"]);
        var (first, then) = (ObservedWidth(observation["First"]), ObservedWidth(observation["Then"]));
        return first.IsKnown && then.IsKnown ? Fact<long>.Known(first.Value + then.Value, observation.Origin) : default;
    }

    private static bool IsNull(Declaration declaration) => declaration is { IsKnown: true, Type: null, Value: null };

    private static Fact<string> Name(Declaration record) =>
        record is { IsKnown: true, Type: { } type } ? Fact<string>.Known(type, record.Origin) : default;

    private static Fact<string> Text(Declaration? constant) =>
        constant is { IsKnown: true, Value: string text } ? Fact<string>.Known(text, constant.Origin) : default;

    private static Fact<T> Number<T>(Declaration? constant)
        where T : struct => constant is { IsKnown: true, Value: IConvertible number and not string }
            ? Fact<T>.Known((T)Convert.ChangeType(number, typeof(T)), constant.Origin)
            : default;

    // A record goes by its type; a type of the user's own is of the given other kind.
    private static Fact<T> Kind<T>(Declaration record, Dictionary<string, T> kinds, T other) =>
        Name(record).Map(type => kinds.TryGetValue(type, out var kind) ? kind : other);

    // A member of an enum goes by its name.
    private static Fact<T> Kind<T>(Declaration constant, Dictionary<string, T> kinds) =>
        Text(constant) is { IsKnown: true } name && kinds.TryGetValue(name.Value, out var kind)
        ? Fact<T>.Known(kind, name.Origin)
        : default;
}
