namespace Vae.Functional.Tests;

/// <summary>Small specs for the small data sets.</summary>
internal static class Specs
{
    private static readonly Mlp Hidden = new([8], Activation.Tanh);

    public static VaeSpec Binary { get; } =
        new(new Binary((2, 4)), new StandardNormal(2), new DiagonalGaussian(Hidden), new Bernoulli(Hidden));

    public static VaeSpec Grey(Sigma sigma) =>
        Binary with { Observation = new UnitInterval((2, 4)), Likelihood = new Gaussian(Hidden, sigma) };

    public static VaeSpec Normalised { get; } = Binary with
    {
        Family = new DiagonalGaussian(new Sequence(Hidden, new BatchNormalisation())),
        Likelihood = new Bernoulli(new Sequence(Hidden, new BatchNormalisation())),
    };

    public static VaeSpec Linear { get; } = new(
        new RealValued(4),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([], Activation.Relu)),
        new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(0.5)));
}
