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

    private static readonly Gen<Network> Networks =
        from count in Gen.Choose(0, 3)
        from hidden in Gen.Choose(1, 9).ListOf(count)
        from activation in Gen.Elements(Enum.GetValues<Activation>())
        from initial in Gen.Elements<InitialWeights?>(null, new GlorotUniform(), new GlorotNormal(), new NormalWeights(0.01))
        select (Network)new Mlp([.. hidden], activation, Initial: initial);

    private static readonly Gen<Sigma> Sigmas = Gen.OneOf(
        Positive.Select(Sigma (value) => new FixedSigma(value)),
        Positive.Select(Sigma (floor) => new SharedSigma(floor)),
        Positive.Select(Sigma (floor) => new LearnedSigma(floor)),
        Positive.Select(Sigma (floor) => new OptimalSigma(floor)));

    private static readonly Gen<Likelihood> Likelihoods = Gen.OneOf(
        Networks.Select(Likelihood (network) => new Bernoulli(network)),
        Networks.Select(Likelihood (network) => new ContinuousBernoulli(network)),
        from network in Networks from sigma in Sigmas select (Likelihood)new Gaussian(network, sigma));

    private static readonly Gen<Observation> Observations = Gen.OneOf(
        Shapes.Select(Observation (shape) => new Binary(shape)),
        Shapes.Select(Observation (shape) => new UnitInterval(shape)),
        Shapes.Select(Observation (shape) => new RealValued(shape)));

    private static readonly Gen<Family> Families =
        from network in Networks
        from rank in Gen.Choose(1, 3)
        from family in Gen.Elements<Family>(
            new DiagonalGaussian(network), new IsotropicGaussian(network), new FullGaussian(network), new LowRankGaussian(network, rank))
        select family;

    private static readonly Gen<Prior> Priors =
        from latent in Gen.Choose(1, 5)
        from count in Gen.Choose(1, 4)
        from spread in Gen.Elements(0, 3, 0.1)
        from prior in Gen.Elements<Prior>(
            new StandardNormal(latent), new LearnedNormal(latent), new MixtureOfGaussians(latent, count, count > 2, spread, spread + 0.5),
            new VampPrior(latent, count))
        select prior;

    /// <summary>Any valid spec.</summary>
    public static Gen<VaeSpec> Specs { get; } =
        from observation in Observations
        from prior in Priors
        from family in Families
        from likelihood in Likelihoods
        from beta in Gen.Elements(0, 0.5, 1, 4, 0.1 + 0.2)
        from decoding in Gen.Elements(Enum.GetValues<Decoding>())
        from reason in Gen.Elements<string?>(null, "an ablation", "ß \"quoted\" \n\u2028")
        from penalty in Gen.Elements<WeightPenalty?>(null, new WeightPenalty(0.01), new WeightPenalty(0, Biases: true))
        select new VaeSpec(
            observation, prior, family, likelihood, beta, decoding, reason, Penalty: penalty);
}
