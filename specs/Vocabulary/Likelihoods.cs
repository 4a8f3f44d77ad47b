namespace Vae.Functional.Specs.Vocabulary;

/// <summary>Likelihoods of images beside the Gaussian and the Bernoulli: of their levels, and of levels with noise.</summary>
public static class Likelihoods
{
    private static readonly Mlp Decoder = new([400], Activation.Relu);

    // Log-probabilities of 256 levels.
    public static readonly VaeSpec Levels = new(
        Observation: new Pixels((28, 28)),
        Prior:       new StandardNormal(20),
        Family:      new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        Likelihood:  new DiscretisedLogistic(Decoder));

    public static readonly VaeSpec MixtureOfLevels = Levels with { Likelihood = new DiscretisedLogistic(Decoder, Components: 3) };

    // Log-densities on [0, 1]: with −8 ln 2 nats a pixel at most the log-probability of the levels.
    public static readonly VaeSpec Beta = Levels with
    {
        Observation = new Pixels((28, 28), Dequantise.Uniform),
        Likelihood  = new BetaLikelihood(Decoder),
    };

    public static readonly VaeSpec LogitNormal = Beta with { Likelihood = new LogitNormal(Decoder, new LearnedSigma(Floor: 0.01)) };

    public static readonly VaeSpec TruncatedNormal = Beta with { Likelihood = new TruncatedNormal(Decoder, new LearnedSigma(Floor: 0.01)) };

    // Heavier tails, on the real numbers.
    public static readonly VaeSpec Laplace = Beta with { Likelihood = new Laplace(Decoder, new LearnedSigma(Floor: 0.01)) };

    public static readonly VaeSpec StudentT = Beta with { Likelihood = new StudentT(Decoder, new LearnedSigma(Floor: 0.01)) };

    // Pixels that move together given z.
    public static readonly VaeSpec LowRank = Beta with { Likelihood = new LowRankCovariance(Decoder, Rank: 4, new LearnedSigma(Floor: 0.01)) };

    public static readonly VaeSpec Banded = Beta with { Likelihood = new BandedPrecision((28, 28), Decoder, new LearnedSigma(Floor: 0.01)) };
}
