using FsCheck;
using FsCheck.Fluent;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Specs and plans over the whole vocabulary; two generated from one seed are equal and share nothing.</summary>
internal static class SpecGenerator
{
    private static readonly Gen<double> Positive = Gen.Elements(0.01, 0.5, 1.0, 3.25, 1e-9, 1e9);

    private static readonly Gen<Shape> Shapes = Gen.OneOf(
        Gen.Choose(1, 9).Select(length => (Shape)length),
        Gen.Choose(1, 9).Two().Select(pair => (Shape)(pair.Item1, pair.Item2)),
        Gen.Choose(1, 9).Three().Select(triple => (Shape)(triple.Item1, triple.Item2, triple.Item3)));

    private static readonly Gen<Mlp> Mlps =
        from count in Gen.Choose(0, 3)
        from hidden in Gen.Choose(1, 9).ListOf(count)
        from activation in Gen.Elements(Enum.GetValues<Activation>())
        from initial in Gen.Elements<InitialWeights?>(null, new GlorotUniform(), new GlorotNormal(), new NormalWeights(0.01))
        select new Mlp([.. hidden], activation, Initial: initial);

    private static readonly Gen<Network> Networks =
        from mlp in Mlps
        from network in Gen.Elements<Network>(
            mlp, new Sequence(mlp, mlp), new SkipConnection(mlp), new Residual(new LayerNormalisation()),
            new Sequence(mlp, new Dropout(0.1)), new Residual(new BatchNormalisation(0.2, 1e-3)))
        select network;

    private static Gen<Network> Encoders(Shape image) => Gen.OneOf(
        Networks,
        Gen.Fresh(Network () => new Convolutional(Pixels(image), [2, 3], Activation.Tanh, KernelSize: 3, Stride: 2)));

    private static Gen<Network> Decoders(Shape image) => Gen.OneOf(
        Networks,
        Gen.Fresh(Network () => new TransposedConvolutional(Pixels(image), [3, 2], Activation.Relu, KernelSize: 3, Stride: 2)));

    private static Shape Pixels(Shape shape) => shape.Count == 1 ? [1, .. shape] : shape;

    private static readonly Gen<Scale> Scales = Gen.OneOf(
        Positive.Select(Scale (value) => new FixedSigma(value)),
        Positive.Select(Scale (floor) => new SharedSigma(floor)),
        Positive.Select(Scale (floor) => new LearnedSigma(floor)),
        Positive.Select(Scale (floor) => new LearnedSigma(floor, ScaleLink.Exponential)));

    private static readonly Gen<Sigma> Sigmas =
        Gen.OneOf(Scales.Select(Sigma (scale) => scale), Positive.Select(Sigma (floor) => new OptimalSigma(floor)));

    private static readonly Gen<CountLikelihood> CountLikelihoods = Gen.OneOf(
        Networks.Select(CountLikelihood (network) => new Poisson(network)),
        from network in Networks from learned in Gen.Elements(false, true) select (CountLikelihood)new NegativeBinomial(network, learned));

    private static readonly Gen<Likelihood> RealLikelihoods =
        from network in Networks
        from sigma in Sigmas
        from scale in Scales
        from rank in Gen.Choose(1, 3)
        from likelihood in Gen.Elements<Likelihood>(
            new Gaussian(network, sigma), new LowRankCovariance(network, rank, scale), new Laplace(network, scale), new StudentT(network, scale, 5))
        select likelihood;

    private static readonly Gen<Likelihood> UnitLikelihoods =
        from network in Networks
        from scale in Scales
        from likelihood in Gen.Elements<Likelihood>(
            new ContinuousBernoulli(network), new TruncatedNormal(network, scale), new LogitNormal(network, scale),
            new BetaLikelihood(network))
        select likelihood;

    // Each observation with the likelihoods that hold it.
    private static readonly Gen<(Observation, Likelihood)> Fitting = Gen.OneOf(
        from shape in Shapes from network in Decoders(shape) select ((Observation)new Binary(shape), (Likelihood)new Bernoulli(network)),
        from shape in Shapes from likelihood in UnitLikelihoods select ((Observation)new UnitInterval(shape, true), likelihood),
        from shape in Shapes from likelihood in UnitLikelihoods select ((Observation)new Pixels(shape, Dequantise.Uniform), likelihood),
        from shape in Shapes from likelihood in RealLikelihoods select ((Observation)new RealValued(shape), likelihood),
        from shape in Shapes from likelihood in RealLikelihoods select ((Observation)new UnitInterval(shape), likelihood),
        from width in Gen.Choose(1, 4).Two()
        from network in Networks
        from scale in Scales
        select (
            (Observation)new Columns(new Binary(width.Item1), new RealValued(width.Item2)),
            (Likelihood)new ColumnsLikelihood(new Bernoulli(network), width.Item1, new Gaussian(network, scale))),
        from image in Gen.Choose(1, 9).Two()
        from network in Networks
        from scale in Scales
        from radius in Gen.Choose(1, 2)
        let shape = (Shape)(image.Item1, image.Item2)
        select ((Observation)new RealValued(shape), (Likelihood)new BandedPrecision(shape, network, scale, radius)),
        from shape in Shapes
        from counts in CountLikelihoods
        from likelihood in Gen.Elements<Likelihood>(counts, new ZeroInflated(counts))
        select ((Observation)new Counts(shape), likelihood),
        from shape in Shapes
        from network in Networks
        from count in Gen.Choose(2, 4)
        select ((Observation)new Categories(shape, count), (Likelihood)new Categorical(network, count)),
        from shape in Shapes
        from network in Networks
        from components in Gen.Choose(1, 3)
        select ((Observation)new Pixels(shape), (Likelihood)new DiscretisedLogistic(network, components)));

    private static Gen<Family> Families(Shape image) =>
        from network in Encoders(image)
        from rank in Gen.Choose(1, 3)
        let rows = new PerObservation(rank, 0.1 * rank)
        from family in Gen.Elements<Family>(
            new DiagonalGaussian(network), new IsotropicGaussian(network), new FullGaussian(network), new LowRankGaussian(network, rank),
            new KumaraswamyFamily(network), new LogitGaussian(network), new Planar(network, rank), new InverseAutoregressive(network, rank, [4]),
            new SemiImplicit(network, rank, [4], Draws: rank - 1), new SemiAmortised(new DiagonalGaussian(network), rank, 0.05),
            new DiagonalGaussian(rows), new LowRankGaussian(rows, rank))
        select family;

    private static readonly Gen<Prior> Priors =
        from latent in Gen.Choose(1, 5)
        from count in Gen.Choose(1, 4)
        from spread in Gen.Elements(0, 3, 0.1)
        from prior in Gen.Elements<Prior>(
            new StandardNormal(latent), new LearnedNormal(latent), new MixtureOfGaussians(latent, count, count > 2, spread, spread + 0.5),
            new VampPrior(latent, count), new BinaryGaussians(latent, spread + 0.5), new SpikeAndSlab(latent, 0.1 * count),
            new FlowPrior(latent + 1, count, [count]))
        select prior;

    /// <summary>Any valid spec.</summary>
    public static Gen<VaeSpec> Specs { get; } =
        from pair in Fitting
        from prior in Priors
        from family in Families(pair.Item1.Shape)
        from beta in Gen.Elements(0, 0.5, 1, 4, 0.1 + 0.2)
        from decoding in Gen.Elements(Enum.GetValues<Decoding>())
        from reason in Gen.Elements<string?>(null, "an ablation", "ß \"quoted\" \n\u2028")
        from penalty in Gen.Elements<WeightPenalty?>(null, new WeightPenalty(0.01), new WeightPenalty(0, Biases: true))
        from weights in Gen.Elements<MeanField?>(
            null, new MeanField(new NormalWeightPrior(0.5)), new MeanField(new EmpiricalWeightPrior(), Local: true))
        select new VaeSpec(
            pair.Item1, prior, family, pair.Item2, beta, decoding, reason, Penalty: penalty, WeightPosterior: weights);
}
