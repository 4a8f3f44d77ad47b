using Vae.Functional;

// As a user writes it: one using, and a namespace of their own.
namespace SomebodysProgram;

public static class SimpleVae
{
    public static readonly VaeSpec D20 = new(
        Observation: new UnitInterval((28, 28)),
        Prior:       new StandardNormal(20),
        Family:      new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        Likelihood:  new Gaussian(new Mlp([400], Activation.Relu), new LearnedSigma(Floor: 0.01)));

    public static readonly VaeSpec D2 = D20 with { Prior = new StandardNormal(2) };
    public static readonly VaeSpec Binary = D20 with
    {
        Observation = new Binary((28, 28)),
        Likelihood  = new Bernoulli(new Mlp([400], Activation.Relu)),
    };
}

/// <summary>The example of the documentation compiles as it is written, and means what it says.</summary>
public sealed class ReadmeExampleTests
{
    [Fact]
    public void The_example_is_three_valid_specs()
    {
        Assert.True(SimpleVae.D20.Validate().IsSuccess);
        Assert.True(SimpleVae.D2.Validate().IsSuccess);
        Assert.True(SimpleVae.Binary.Validate().IsSuccess);
        Assert.Equal(2, SimpleVae.D2.Prior.Dimension);
        Assert.Equal(784, SimpleVae.Binary.Observation.Width);
        Assert.Equal([400], ((Mlp)((DiagonalGaussian)SimpleVae.D20.Family).Network).Hidden);
        Assert.True(SimpleVae.D20.Verdict.IsBound && SimpleVae.Binary.Verdict.IsBound);
    }
}
