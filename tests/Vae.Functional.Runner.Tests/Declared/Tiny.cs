namespace Vae.Functional.Runner.Tests.Declared;

/// <summary>Specs of 6×6 pictures that train in no time.</summary>
public static class Tiny
{
    private static readonly Mlp Network = new([8], Activation.Relu);

    public static readonly VaeSpec Grey = new(
        new UnitInterval((6, 6)), new StandardNormal(2), new DiagonalGaussian(Network), new Gaussian(Network, new LearnedSigma(Floor: 0.05)));

    public static readonly VaeSpec Bits = Grey with { Observation = new Binary((6, 6)), Likelihood = new Bernoulli(Network) };

    public static readonly VaeSpec Optimal = Grey with { Likelihood = new Gaussian(Network, new OptimalSigma()) };

    public static readonly VaeSpec BareSigma = Grey with { Likelihood = new Gaussian(Network, new LearnedSigma()) };

    public static readonly VaeSpec HalfBeta = Grey with { Beta = 0.5 };

    public static readonly VaeSpec DoubleBeta = Grey with { Beta = 2 };

    public static readonly VaeSpec GreyAsBits = Grey with { Likelihood = new Bernoulli(Network) };

    public static readonly VaeSpec MeanDecoding = Grey with { Decoding = Decoding.Mean };

    public static readonly VaeSpec Vectors = Grey with { Observation = new RealValued(3) };

    /// <summary>Some tens of milliseconds an epoch: time enough to be stopped in.</summary>
    public static readonly VaeSpec Slow = Grey with
    {
        Family = new DiagonalGaussian(new Mlp([300], Activation.Tanh)),
        Likelihood = new Gaussian(new Mlp([300], Activation.Tanh), new LearnedSigma(Floor: 0.05)),
    };
}
