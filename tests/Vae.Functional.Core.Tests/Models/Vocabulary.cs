namespace Vae.Functional.Core.Tests.Models;

/// <summary>One of each record that a spec is made of, small; a test that goes through them names what is missing here.</summary>
internal static class Vocabulary
{
    private static readonly Mlp Network = new([3], Activation.Tanh);

    public static IReadOnlyList<Family> Families { get; } =
    [
        new DiagonalGaussian(Network), new IsotropicGaussian(Network), new FullGaussian(Network), new LowRankGaussian(Network, 1),
        new KumaraswamyFamily(Network), new LogitGaussian(Network), new PointMass(Network),
    ];

    public static IReadOnlyList<Prior> Priors { get; } =
    [
        new StandardNormal(2), new LearnedNormal(2), new MixtureOfGaussians(2, 3), new VampPrior(2, 3), new SparseBeta(2, 0.5, 0.25),
        new BinaryGaussians(2), new SpikeAndSlab(2),
    ];

    public static IReadOnlyList<Likelihood> Likelihoods(Network network) =>
    [
        new Bernoulli(network), new ContinuousBernoulli(network), new MeanSquaredError(network),
        new Gaussian(network, new LearnedSigma()), new LowRankCovariance(network, 2, new LearnedSigma()),
        new Laplace(network, new LearnedSigma()),
        new StudentT(network, new LearnedSigma()), new TruncatedNormal(network, new LearnedSigma()),
        new LogitNormal(network, new LearnedSigma()), new BetaLikelihood(network), new Poisson(network), new NegativeBinomial(network, true),
        new ZeroInflated(new Poisson(network)), new Categorical(network, 3), new DiscretisedLogistic(network, 2),
    ];

    /// <summary>Networks over images of 4 by 4.</summary>
    public static IReadOnlyList<Network> Networks { get; } =
    [
        Network,
        new Convolutional((4, 4), [2, 3], Activation.Relu),
        new TransposedConvolutional((4, 4), [3, 2], Activation.Softplus, KernelSize: 3, Output: OutputRange.NonNegative),
        new Sequence(Network, new LayerNormalisation()),
        new Residual(new Sequence(Network with { Output = OutputRange.UnitInterval }, new LayerNormalisation())),
        new SkipConnection(Network),
        new LayerNormalisation(),
        new Sequence(Network, new Dropout(0.5)),
        new Dropout(0.5),
    ];

    /// <summary>The records of a kind in the library that are not among some.</summary>
    public static IEnumerable<Type> Missing(Type kind, IEnumerable<object> records) =>
        kind.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(kind)).Except(records.Select(record => record.GetType()));
}
