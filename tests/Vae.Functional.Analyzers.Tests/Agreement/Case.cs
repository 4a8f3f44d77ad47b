using FsCheck;
using FsCheck.Fluent;

namespace Vae.Functional.Analyzers.Tests.Agreement;

/// <summary>A spec and the plans that it meets.</summary>
internal sealed record Case(VaeSpec Spec, TrainingPlan Plan, EvaluationPlan Evaluation)
{
    /// <summary>Cases in which every rule has its chance to speak.</summary>
    public static Gen<Case> Any =>
        from spec in Spec_
        from plan in Plan_
        from evaluation in Evaluation_
        select new Case(spec, plan, evaluation);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Elements(values);

    private static Gen<Shape> Shape_ => OneOf<Shape>(1, 6, 784, (2, 3), (28, 28), (3, 8, 8));

    private static Gen<Observation> Observation_ => Shape_.SelectMany(shape => OneOf<Observation>(
        new Binary(shape), new UnitInterval(shape), new UnitInterval(shape, true), new RealValued(shape), new RealValued(shape, true),
        new Counts(shape), new Categories(shape, 3), new Pixels(shape), new Pixels(shape, Dequantise.Uniform),
        new Columns(new Binary(2), new Columns(new UnitInterval(1), new Counts(3)))));

    private static Gen<Mlp> Mlp_ =>
        from hidden in OneOf<Sizes>([], [400], [8, 4])
        from activation in Gen.Elements(Enum.GetValues<Activation>())
        from output in Gen.Frequency((4, Gen.Constant(OutputRange.Natural)), (1, Gen.Elements(Enum.GetValues<OutputRange>())))
        select new Mlp(hidden, activation, output);

    private static Gen<Network> Network_ =>
        from mlp in Mlp_
        from network in Gen.Frequency(
            (3, Gen.Constant<Network>(mlp)),
            (1, OneOf<Network>(
                new Sequence(mlp, new LayerNormalisation()),
                new Sequence(mlp, new Dropout(0.5)),
                new SkipConnection(new Sequence(new BatchNormalisation(0.2), mlp)),
                new Sequence(new Convolutional((28, 28), [8], Activation.Relu), new Residual(mlp)),
                new SkipConnection(mlp),
                new PerObservation(Steps: 20),
                new Sequence(new PerObservation(), mlp),
                new TransposedConvolutional((28, 28), [16, 8], Activation.Relu, Output: mlp.Output))))
        select network;

    private static Gen<double> Floor_ => OneOf(0, 0.01, 0.1);

    private static Gen<Scale> Scale_ =>
        from floor in Floor_
        from value in OneOf(1, 0.5, 0.005, 2.25, 0, -1)
        from scale in OneOf<Scale>(new FixedSigma(value), new SharedSigma(floor), new LearnedSigma(floor))
        select scale;

    private static Gen<Sigma> Sigma_ =>
        Gen.Frequency((3, Scale_.Select(Sigma (scale) => scale)), (2, Floor_.Select(Sigma (floor) => new OptimalSigma(floor))));

    private static Gen<Likelihood> Likelihood_ =>
        from network in Network_
        from sigma in Sigma_
        from scale in Scale_
        from reduction in Gen.Elements(Enum.GetValues<Reduction>())
        from likelihood in OneOf<Likelihood>(
            new Bernoulli(network), new ContinuousBernoulli(network), new MeanSquaredError(network, reduction),
            new Gaussian(network, sigma), new Gaussian(network, sigma), new Gaussian(network, sigma), new Gaussian(network, sigma),
            new LowRankCovariance(network, 3, scale),
            new BandedPrecision((28, 28), network, scale), new BandedPrecision((2, 3), network, scale), new Laplace(network, scale), new StudentT(network, scale, 3), new TruncatedNormal(network, scale),
            new LogitNormal(network, scale), new BetaLikelihood(network), new Poisson(network), new NegativeBinomial(network, true),
            new ZeroInflated(new NegativeBinomial(network)), new Categorical(network, 3), new Categorical(network, 2),
            new DiscretisedLogistic(network, 2),
            new ColumnsLikelihood(new Bernoulli(network), 2, new ColumnsLikelihood(new Gaussian(network, scale), 1, new Poisson(network))),
            new ColumnsLikelihood(new ContinuousBernoulli(network), 2, new Poisson(network)))
        select likelihood;

    private static Gen<Family> Family_ => Network_.SelectMany(network => OneOf<Family>(
        new DiagonalGaussian(network),
        new DiagonalGaussian(network),
        new DiagonalGaussian(new PerObservation(Steps: 20)),
        new IsotropicGaussian(network),
        new FullGaussian(network),
        new LowRankGaussian(network, 2),
        new SemiAmortised(new DiagonalGaussian(network), 3),
        new KumaraswamyFamily(network),
        new LogitGaussian(network),
        new Planar(network, 2),
        new InverseAutoregressive(network, 2, [4], Activation.Tanh),
        new SemiImplicit(network, 3, [4], Draws: 5),
        new PointMass(network)));

    private static Gen<Prior> Prior_ => OneOf(1, 2, 6, 20).SelectMany(latents => OneOf<Prior>(
        new StandardNormal(latents),
        new StandardNormal(latents),
        new StandardNormal(latents),
        new LearnedNormal(latents),
        new MixtureOfGaussians(latents, 3, Learned: false),
        new VampPrior(latents, 5),
        new SparseBeta(latents, 0.5, 0.25),
        new BinaryGaussians(latents, Probability: 0.25),
        new SpikeAndSlab(latents),
        new FlowPrior(latents + 1, 4, [8])));

    private static Gen<VaeSpec> Spec_ =>
        from observation in Observation_
        from prior in Prior_
        from family in Family_
        from likelihood in Likelihood_
        from beta in OneOf(1, 1, 1, 0, 0.5, 0.1, 2, 4.5, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity)
        from decoding in Gen.Elements(Enum.GetValues<Decoding>())
        from accepted in OneOf(null, null, "", " ", "a \"study\" of the rate")
        from term in OneOf<KlTerm?>(null, null, new FreeBits(2), new Capacity(1000, 25, GrowthEpochs: 10), new Capacity(1, 0), new Capacity(0.5, 0))
        from shift in OneOf(0, 1.5)
        from penalty in OneOf<WeightPenalty?>(null, null, new WeightPenalty(0), new WeightPenalty(0.01, Biases: true))
        from weights in Weights_
        select new VaeSpec(observation, prior, family, likelihood, beta, decoding, accepted, term, shift, penalty, weights);

    private static Gen<MeanField?> Weights_ => OneOf<MeanField?>(
        null,
        null,
        null,
        new MeanField(new NormalWeightPrior(0.5)),
        new MeanField(new EmpiricalWeightPrior(), Local: true, StandardDeviation: 0.1));

    private static Gen<Estimator?> Estimator_ => OneOf<Estimator?>(
        null,
        new AnalyticKl(),
        new MonteCarlo(2),
        new ImportanceWeighted(1),
        new ImportanceWeighted(5),
        new Renyi(-1, 2),
        new Renyi(0.5, 2),
        new Renyi(1, 2),
        new StickingTheLanding(),
        new DoublyReparameterised(5),
        new ImportanceSampled(5),
        new Denoising(new SaltAndPepperNoise(0.1), DecayEpochs: 5));

    private static Gen<TrainingPlan> Plan_ =>
        from epochs in OneOf(1, 10, 40)
        from estimator in Estimator_
        from seed in OneOf(0UL, ulong.MaxValue)
        from patience in OneOf(0, 3)
        from warmup in OneOf(0, 5, 20)
        from cycle in OneOf(0, 0, 4, 25)
        from optimiser in OneOf<Optimiser?>(null, null, new Adam(), new AdamW(0.1), new Adagrad(), new Sgd(Momentum: 0.5))
        select new TrainingPlan(
            epochs,
            Estimator: estimator,
            Seed: seed,
            Patience: patience,
            KlWarmupEpochs: warmup,
            Optimiser: optimiser,
            KlCycleEpochs: cycle);

    private static Gen<EvaluationPlan> Evaluation_ =>
        from estimator in Estimator_
        from latent in Gen.Elements(Enum.GetValues<LatentChoice>())
        from sigma in Gen.Elements(Enum.GetValues<SigmaChoice>())
        select new EvaluationPlan(estimator, Latent: latent, Sigma: sigma);
}
