using Vae.Functional.Bounds;
using Vae.Functional.Tensors;

namespace Vae.Functional.Core.Tests.Bounds;

/// <summary>Where each rule fires and where it does not, at its edges.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData(double.NegativeInfinity, "VAE2004")]
    [InlineData(-1.0, "VAE2004")]
    [InlineData(-double.Epsilon, "VAE2004")]
    [InlineData(double.NaN, "VAE2004")]
    [InlineData(double.PositiveInfinity, "VAE2004")]
    [InlineData(0.0, "VAE2002")]
    [InlineData(double.Epsilon, "VAE2001")]
    [InlineData(0.5, "VAE2001")]
    [InlineData(0.9999999999999999, "VAE2001")]
    [InlineData(1.0, null)]
    [InlineData(1.0000000000000002, "VAE2003")]
    [InlineData(2.0, "VAE2003")]
    [InlineData(double.MaxValue, "VAE2003")]
    public void The_weight_of_the_divergence_meets_exactly_one_rule(double beta, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Fired(Specs.Binary with { Beta = beta }));

    [Fact]
    public void A_decoder_that_reads_its_batch_is_found_wherever_it_does()
    {
        var network = new Mlp([], Activation.Relu);
        VaeSpec Decoding(Network decoder) => Specs.Binary with { Likelihood = new Bernoulli(decoder) };
        var counts = new Poisson(new Residual(new BatchNormalisation()));
        var (bits, table) = (new Bernoulli(counts.Network), new Columns(new Binary(6), new Counts(3)));
        string[] fires = ["VAE2017"];

        Assert.Equal(fires, Fired(Decoding(new BatchNormalisation())));
        Assert.Equal(fires, Fired(Decoding(new Sequence(network, new SkipConnection(new Sequence(new BatchNormalisation(), network))))));
        Assert.Equal(fires, Fired(Specs.Binary with { Observation = new Counts(6), Likelihood = new ZeroInflated(counts) }));
        Assert.Equal(fires, Fired(Specs.Binary with { Observation = table, Likelihood = new ColumnsLikelihood(bits, 6, counts) }));
        Assert.Equal(fires, Fired(Decoding(new Sequence(new NetworkOf(OwnNormalised), network))));
        Assert.Empty(Fired(Decoding(new Sequence(new NetworkOf(Own), new LayerNormalisation()))));
        Assert.Empty(Fired(Specs.Binary with { Family = new DiagonalGaussian(new Sequence(network, new BatchNormalisation())) }));
        Assert.False(Decoding(new BatchNormalisation()).Verdict.IsBound);
        Assert.True(Decoding(new BatchNormalisation()).EvaluationVerdict.IsBound);
    }

    private static Expr Own(Expr input, Scope scope) => scope.Dense(input, 4, "own", "o");

    private static Expr OwnNormalised(Expr input, Scope scope) =>
        new BatchNormalisation().Features(Own(input, scope), scope);

    [Fact]
    public void Rules_of_the_model_fire_where_they_should()
    {
        var network = new Mlp([], Activation.Relu);
        var unit = Specs.Binary with { Observation = new UnitInterval(6) };
        var real = Specs.Binary with { Observation = new RealValued(6) };
        VaeSpec Sigma(Sigma sigma) => real with { Likelihood = new Gaussian(network, sigma) };

        Assert.Empty(Fired(Specs.Binary));
        Assert.Equal(["VAE1001"], Fired(unit));
        Assert.Equal(["VAE1001"], Fired(real));
        Assert.Empty(Fired(unit with { Likelihood = new ContinuousBernoulli(network) }));
        Assert.Equal(["VAE1002"], Fired(real with { Likelihood = new ContinuousBernoulli(network) }));
        Assert.Equal([("VAE1003", Severity.Info)], Spoken(Specs.Grey));
        Assert.Equal([("VAE1003", Severity.Warning)], Spoken(Specs.Binary with { Likelihood = new ContinuousBernoulli(network) }));
        Assert.Equal(["VAE1004"], Fired(Sigma(new LearnedSigma())));
        Assert.Equal(["VAE1004"], Fired(Sigma(new SharedSigma())));
        Assert.Empty(Fired(Sigma(new LearnedSigma(Floor: 0.1))));
        Assert.Empty(Fired(Sigma(new LearnedSigma()) with { Observation = new RealValued(6, Dequantised: true) }));
        Assert.Equal(["VAE1003", "VAE1004"], Fired(Sigma(new LearnedSigma()) with { Observation = new Binary(6) }));
        Assert.Equal(["VAE1004", "VAE1009"], Fired(Sigma(new OptimalSigma())));
        Assert.Equal([("VAE1005", Severity.Info)], Spoken(Sigma(new FixedSigma(0.5))));
        Assert.Equal([("VAE1005", Severity.Warning)], Spoken(Sigma(new FixedSigma(0.001))));
        Assert.Empty(Fired(Sigma(new FixedSigma(1))));
        Assert.Equal(["VAE1006"], Fired(real with { Likelihood = new MeanSquaredError(network) }));
        Mlp Reaching(OutputRange range) => network with { Output = range };
        Assert.Equal(["VAE1007"], Fired(real with { Likelihood = new Gaussian(Reaching(OutputRange.Symmetric), new FixedSigma(1)) }));
        Assert.Equal(["VAE1007"], Fired(Specs.Binary with { Likelihood = new Bernoulli(Reaching(OutputRange.UnitInterval)) }));
        Assert.Equal([("VAE1008", Severity.Info)], Spoken(Specs.Binary with { Prior = new StandardNormal(6) }));
        var sparse = Specs.Binary with { Prior = new SparseBeta(2, 0.5, 0.5) };
        Assert.Equal([("VAE1010", Severity.Error)], Spoken(sparse));
        Assert.Empty(Fired(sparse with { Family = new KumaraswamyFamily(network) }));
        Assert.Empty(Fired(sparse with { Family = new KumaraswamyFamily(network), Prior = new StandardNormal(2) }));
        VaeSpec Banded(Shape image) => real with { Likelihood = new BandedPrecision(image, network, new FixedSigma(1)) };
        Assert.Equal([("VAE1012", Severity.Error)], Spoken(Banded((3, 3))));
        Assert.Empty(Fired(Banded((2, 3))));
        var bayesian = Specs.Binary with { WeightPosterior = new MeanField(new NormalWeightPrior()) };
        Assert.Empty(Fired(bayesian with { Penalty = new WeightPenalty(0) }));
        Assert.Equal(["VAE1013", "VAE2012"], Fired(bayesian with { Penalty = new WeightPenalty(0.1) }));
    }

    public static TheoryData<Family> FamiliesThatReadMoreThanHeads =>
    [
        new InverseAutoregressive(Rows, 2, [3]),
        new SemiImplicit(Rows, 2, [3]),
        new SemiAmortised(new DiagonalGaussian(Rows), 2),
        new DiagonalGaussian(new Sequence(Rows, new LayerNormalisation())),
        new Planar(new SkipConnection(Rows), 2),
    ];

    private static readonly PerObservation Rows = new();

    [Theory]
    [MemberData(nameof(FamiliesThatReadMoreThanHeads))]
    public void Parameters_of_each_observation_stand_for_heads_alone(Family family)
    {
        var spec = Specs.Binary with { Family = family };
        Assert.Equal(["VAE1015"], Fired(spec));
        Assert.Contains("PerObservation", spec.Validate().FailToSeq().Single().Message);
    }

    [Fact]
    public void Parameters_of_each_observation_serve_observations_alone()
    {
        var own = Specs.Binary with { Family = new FullGaussian(Rows) };
        var plan = new TrainingPlan(10);
        Assert.Empty(Fired(own, plan with { Estimator = new DoublyReparameterised(5) }));
        Assert.Equal(["VAE2018"], Fired(own with { Prior = new VampPrior(2, 3) }));
        var denoising = new Denoising(new MaskingNoise(0.1));
        Assert.Equal(["VAE2018"], Fired(own, plan with { Estimator = denoising }));
        Assert.Contains("corrupted", Functional.Objectives.Programs.Training(own, denoising).LeftToSeq().Single().Message);
        Assert.Equal(["VAE1015"], Fired(own with { Likelihood = new Bernoulli(Rows) }));
        var deep = new ZeroInflated(new Poisson(new Sequence(Rows, new Mlp([], Activation.Relu))));
        Assert.Equal(["VAE1015"], Fired(own with { Observation = new Counts(4), Likelihood = deep }));
    }

    [Fact]
    public void Rules_of_the_objective_and_the_plan_fire_where_they_should()
    {
        var sampled = new TrainingPlan(10);
        Assert.Empty(Fired(Specs.Binary with { KlTerm = new Functional.FreeBits(2) }));
        Assert.Equal(["VAE2007"], Fired(Specs.Binary with { KlTerm = new Capacity(1, 2) }));
        Assert.Equal(["VAE2007"], Fired(Specs.Binary with { KlTerm = new Capacity(0.5, 0) }));
        Assert.Empty(Fired(Specs.Binary with { KlTerm = new Capacity(1, 0) }));
        Assert.Equal(["VAE2007"], Fired(Specs.Binary with { KlTerm = new Half() }));
        Assert.False((Specs.Binary with { KlTerm = new Half() }).Verdict.IsBound);
        Assert.Equal(["VAE2007"], Fired(Specs.Binary with { KlTerm = new FreeBits() }));
        Assert.Equal(["VAE2008"], Fired(Specs.Binary with { Family = new PointMass(new Mlp([], Activation.Relu)) }));
        Assert.Empty(Fired(Specs.Binary, sampled with { KlWarmupEpochs = 10 }));
        Assert.Equal(["VAE2005"], Fired(Specs.Binary, sampled with { KlWarmupEpochs = 11 }));
        Assert.Empty(Fired(Specs.Binary, sampled with { KlWarmupEpochs = 4, KlCycleEpochs = 6 }));
        Assert.Equal(["VAE2005"], Fired(Specs.Binary, sampled with { KlWarmupEpochs = 5, KlCycleEpochs = 6 }));
        Assert.Equal(["VAE2005"], Fired(Specs.Binary, sampled with { KlWarmupEpochs = 4, KlCycleEpochs = 3 }));
        Assert.Empty(Fired(Specs.Binary, sampled with { Patience = 3 }));
        Assert.Equal(["VAE2006"], Fired(Specs.Binary, sampled with { Patience = 3, KlWarmupEpochs = 2 }));
        Assert.Empty(Fired(Specs.Binary, sampled with { Estimator = new ImportanceWeighted(5) }));
        Assert.Equal(["VAE2003", "VAE2010"], Fired(Specs.Binary with { Beta = 2 }, sampled with { Estimator = new ImportanceWeighted(5) }));
        Assert.Equal(["VAE2003"], Fired(Specs.Binary with { Beta = 2 }, sampled with { Estimator = new ImportanceWeighted(1) }));
        Assert.Equal(["VAE2001"], Fired(Specs.Binary with { Beta = 0.5 }, sampled with { Estimator = new Renyi(1, 5) }));
        var pointed = Specs.Binary with { Family = new PointMass(new Mlp([], Activation.Relu)) };
        Assert.Equal(["VAE2008", "VAE2016"], Fired(pointed, sampled with { Estimator = new ImportanceWeighted(1) }));
        Assert.Equal(["VAE2008", "VAE2016"], Fired(pointed, sampled with { Estimator = new Renyi(0.5, 2) }));
        Assert.Equal(["VAE2008"], Fired(pointed, sampled with { Estimator = new StickingTheLanding() }));
        Assert.Equal(["VAE2009"], Fired(Specs.Binary with { Family = new Logits() }, sampled));
        Assert.Empty(Fired(Specs.Binary with { Family = new Logits() }, sampled with { Estimator = new MonteCarlo() }));
        var local = Specs.Binary with { WeightPosterior = new MeanField(new NormalWeightPrior(), Local: true) };
        Assert.Equal(["VAE2015"], Fired(local, sampled with { Estimator = new ImportanceWeighted(5) }));
        Assert.Empty(Fired(local, sampled with { Estimator = new ImportanceWeighted(1) }));
        Assert.Empty(Fired(local, sampled with { Estimator = new MonteCarlo(5) }));
        Assert.Empty(Fired(
            local with { WeightPosterior = new(new NormalWeightPrior()) }, sampled with { Estimator = new ImportanceWeighted(5) }));
        Assert.Equal(["VAE2011"], Fired(Specs.Binary, sampled with { Estimator = new Renyi(-1, 5) }));
        var flow = Specs.Binary with { Family = new Planar(new Mlp([], Activation.Relu), 2) };
        Assert.Equal(["VAE2013"], Fired(flow, sampled with { Estimator = new StickingTheLanding() }));
        Assert.Empty(Fired(flow, sampled with { Estimator = new Denoising(new MaskingNoise(0.1)) }));
        Assert.Equal(["VAE2013"], Fired(flow with { Prior = new VampPrior(2, 3) }));
        Assert.Equal(["VAE2011"], Fired(Specs.Binary, sampled with { Estimator = new ClaimsNothing() }));
        Assert.False(Specs.Binary.Check(sampled with { Estimator = new ClaimsNothing() }).IsBound);
    }

    [Fact]
    public void Rules_of_generation_and_evaluation_fire_where_they_should()
    {
        var learned = Specs.Grey with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new LearnedSigma(0.1)) };
        var given = Specs.Grey with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(1)) };
        Assert.Equal(["VAE1003", "VAE3001"], Fired(learned with { Decoding = Decoding.Mean }));
        Assert.Equal(["VAE1003", "VAE3001"], Fired(learned with { Decoding = Decoding.Shifted, Shift = 0.5 }));
        Assert.Equal(["VAE1003", "VAE3001", "VAE3002"], Fired(given with { Decoding = Decoding.Mean }));
        Assert.Equal(["VAE3003"], Ids(Specs.Binary.Check(null, new EvaluationPlan(Latent: LatentChoice.Mean))));
        var optimal = given with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new OptimalSigma(0.1)) };
        Assert.Contains("VAE3004", Ids(optimal.Check(null, new EvaluationPlan(Sigma: SigmaChoice.Refitted))));
        Assert.Equal(["VAE3005"], Ids(Specs.Binary.Check(evaluatesTrainingData: true)));
        Assert.Empty(Ids(Specs.Binary.Check(evaluatesTrainingData: false)));
    }

    [Fact]
    public void A_rule_is_silent_about_what_is_unknown()
    {
        Assert.Empty(Verdict.Of(new SpecFacts()).Findings);
        Assert.Empty(Verdict.Of(new SpecFacts { Likelihood = Fact<LikelihoodKind>.Known(LikelihoodKind.Bernoulli) }).Findings);
        Assert.Empty(Verdict.Of(new SpecFacts { Observation = Fact<Support>.Known(Support.Real) }).Findings);
    }

    [Theory]
    [InlineData(Reduction.Sum, 1)]
    [InlineData(Reduction.Mean, 1)]
    [InlineData(Reduction.Mean, 784)]
    public void Every_reduction_drops_a_constant_that_is_positive(Reduction reduction, int width)
    {
        var spec = Specs.Binary with
        {
            Observation = new RealValued(width),
            Likelihood = new MeanSquaredError(new Mlp([], Activation.Relu), reduction),
        };
        Assert.True(spec.Facts.SigmaValue.Value > 1 / Math.Sqrt(2 * Math.PI));
        Assert.False(spec.Verdict.IsBound);
    }

    [Fact]
    public void What_is_not_known_of_a_squared_error_is_not_said_of_it()
    {
        var unknown = new SpecFacts { Likelihood = Fact<LikelihoodKind>.Known(LikelihoodKind.MeanSquaredError) };
        Assert.Contains(
            "a σ of at least 0.7071, without its constant of at least 0.5724 nats a component",
            Assert.Single(Verdict.Of(unknown).Findings).Message);
    }

    [Theory]
    [InlineData(1.0, "σ = 0.5 has the optima of σ = 1 at β = 0.25")]
    [InlineData(2.0, "σ = 0.5 has the optima of σ = 1 at β = 0.5")]
    [InlineData(null, "σ = 0.5 has the optima of σ = 1 at 0.25 times the β")]
    public void A_fixed_sigma_says_the_weight_that_it_amounts_to(double? beta, string said)
    {
        var facts = new SpecFacts
        {
            Likelihood = Fact<LikelihoodKind>.Known(LikelihoodKind.Gaussian),
            Sigma = Fact<SigmaKind>.Known(SigmaKind.Fixed),
            SigmaValue = Fact<double>.Known(0.5),
            Beta = beta is { } known ? Fact<double>.Known(known) : default,
        };
        Assert.EndsWith(said, Assert.Single(Verdict.Of(facts).Findings, finding => finding.Rule.Id == "VAE1005").Message);
    }

    [Fact]
    public void A_weight_below_one_is_not_blamed_for_what_a_hidden_term_may_mend()
    {
        var hidden = new SpecFacts { Beta = Fact<double>.Known(0.5) };
        Assert.Contains("unless its KlTerm makes up for that, ", Assert.Single(Verdict.Of(hidden).Findings).Message);
        var plain = hidden with { KlTerm = Fact<KlTermKind>.Known(KlTermKind.Plain) };
        Assert.DoesNotContain("unless", Assert.Single(Verdict.Of(plain).Findings).Message);
    }

    [Fact]
    public void Several_rules_fire_in_the_order_of_the_table() =>
        Assert.Equal(
            ["VAE1001", "VAE2001", "VAE3001"],
            Fired(Specs.Binary with { Observation = new UnitInterval(6), Beta = 0.5, Decoding = Decoding.Mean }));

    [Fact]
    public void Acceptance_needs_words_and_changes_no_verdict()
    {
        Assert.False(new SpecFacts().AcceptsSurrogate);
        Assert.False((Specs.Binary with { AcceptSurrogate = "  " }).Facts.AcceptsSurrogate);
        var accepted = Specs.Binary with { Beta = 0.5, AcceptSurrogate = "an ablation" };
        Assert.True(accepted.Facts.AcceptsSurrogate);
        Assert.False(accepted.Verdict.IsBound);
        Assert.Empty(accepted.Verdict.Reported);
        Assert.Single(accepted.Verdict.Findings);
    }

    private static IEnumerable<string> Fired(VaeSpec spec, TrainingPlan? plan = null) => Ids(spec.Check(plan));

    private static IEnumerable<string> Ids(Verdict verdict) => verdict.Findings.Select(finding => finding.Rule.Id);

    private static IEnumerable<(string Id, Severity Severity)> Spoken(VaeSpec spec) =>
        spec.Verdict.Findings.Select(finding => (finding.Rule.Id, finding.Severity));

    private sealed record Half : KlTerm
    {
        public override IEnumerable<string> Faults => [];

        public override Functional.Tensors.Expr Of(Functional.Tensors.Expr divergence) => 0.5 * divergence;
    }

    // A name like the vocabulary's does not make it the vocabulary's.
    private sealed record FreeBits : KlTerm
    {
        public override IEnumerable<string> Faults => [];

        public override Functional.Tensors.Expr Of(Functional.Tensors.Expr divergence) => 0.0 * divergence;
    }

    // Latent vectors in (0, 1): no divergence from a normal prior is in the table.
    private sealed record Logits : Family
    {
        public override (string Text, string Latex) Notation => ("q(z|x) = CB(ℓ(x))", @"q(z \mid x) = \mathcal{CB}(\ell(x))");

        public override IEnumerable<string> Faults => [];

        public override Functional.Distributions.Distribution Posterior(Functional.Tensors.Expr observation, int latent) =>
            new Functional.Distributions.ContinuousBernoulliDistribution(new Scope("encoder", "e").Dense(observation, latent, "logits", "ℓ"));
    }

    private sealed record ClaimsNothing : Estimator
    {
        public override Claims Claims => new();

        public override LanguageExt.Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl().Build(model);
    }
}
