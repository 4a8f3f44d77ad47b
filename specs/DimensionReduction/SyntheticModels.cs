namespace Vae.Functional.Specs;

public static partial class DimensionReduction
{
    private static readonly Mlp Small = new([100], Activation.Relu);

    /// <summary>A small model with a σ for each component of an observation, which may call some of them noise.</summary>
    public static readonly VaeSpec Synthetic = new(
        Observation: new RealValued(50),
        Prior:       new StandardNormal(5),
        Family:      new DiagonalGaussian(Small),
        Likelihood:  new Gaussian(Small, new LearnedSigma(Floor: 0.05)));

    /// <summary>The same with one σ for all components.</summary>
    public static readonly VaeSpec SyntheticShared = Synthetic with { Likelihood = new Gaussian(Small, new SharedSigma(Floor: 0.05)) };

    /// <summary>The same networks without noise.</summary>
    public static readonly VaeSpec SyntheticAutoencoder = Synthetic with
    {
        Family          = new PointMass(Small),
        Likelihood      = new Gaussian(Small, new FixedSigma(1)),
        AcceptSurrogate = "a deterministic autoencoder is what the source compares with",
    };
}
