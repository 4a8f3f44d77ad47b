namespace Vae.Functional.Core.Tests;

/// <summary>Small specs that tests vary with <c>with</c>.</summary>
internal static class Specs
{
    public static VaeSpec Binary { get; } = new(
        new Binary((2, 3)),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([4], Activation.Relu)),
        new Bernoulli(new Mlp([4], Activation.Tanh)));

    public static VaeSpec Grey { get; } = Binary with
    {
        Observation = new UnitInterval((2, 3)),
        Likelihood = new Gaussian(new Mlp([4], Activation.Relu), new LearnedSigma(Floor: 0.01)),
    };
}
